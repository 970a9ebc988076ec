package dev.cohort.file;

import dev.cohort.tenancy.Tenant;
import dev.cohort.tenancy.TenantLeftovers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** What a tenant has in the object store goes with the tenant. */
@ApplicationScoped
class TenantObjects implements TenantLeftovers {
    private final FileStores stores;

    @Inject
    TenantObjects(FileStores stores) {
        this.stores = stores;
    }

    @Override
    public void remove(Tenant tenant) {
        stores.objects().ifPresent(objects -> objects.clear(tenant.id()));
    }
}
