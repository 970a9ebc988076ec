package dev.cohort.file;

import dev.cohort.tenancy.Tenant;
import dev.cohort.tenancy.TenantBelongings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What a tenant has in the object store goes with the tenant. */
@ApplicationScoped
class TenantObjects implements TenantBelongings {
    private final FileStores stores;

    @Inject
    TenantObjects(FileStores stores) {
        this.stores = stores;
    }

    @Override
    public void remove(Tenant tenant) {
        stores.objects().ifPresent(objects -> objects.clear(tenant.id()));
    }

    @Override
    public void copyTo(Tenant tenant, Parcel parcel) throws IOException {
        if (stores.objects().isEmpty()) return;
        ObjectFiles objects = stores.objects().get();
        List<UUID> ids = new ArrayList<>();
        objects.each(tenant.id(), file -> ids.add(file.getKey()));
        for (UUID id : ids) parcel.add("files/" + id, out -> objects.copy(tenant.id(), id, out));
    }
}
