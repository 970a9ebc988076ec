package dev.cohort.access;

import dev.cohort.persistence.Ids;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.persistence.Transactions;
import dev.cohort.request.RequestContext;
import dev.cohort.tenancy.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The roles of a tenant and what they grant. */
@ApplicationScoped
public class Roles {
    private final TenantTransaction transaction;
    private final Transactions transactions;
    private final Members members;

    @Inject
    Roles(TenantTransaction transaction, Transactions transactions, Members members) {
        this.transaction = transaction;
        this.transactions = transactions;
        this.members = members;
    }

    /**
     * Makes the built-in roles and gives them the defaults of permissions this tenant has not met before. What an owner
     * has changed since is never touched.
     */
    public void handOutDefaults(Tenant tenant, List<Permission> permissions) {
        transactions.inNew(RequestContext.system(tenant, "provisioning", "roles"), () -> {
            handOut(transaction.handle(), tenant, permissions);
            return permissions.size();
        });
        members.forget(tenant);
    }

    private static void handOut(Handle sql, Tenant tenant, List<Permission> permissions) {
        List<String> roles = tenant.isVendor() ? List.of(CorePermissions.OPERATOR) : CorePermissions.TENANT_ROLES;
        PreparedBatch made = sql.prepareBatch(
                "insert into role (id, key, built_in) values (:id, :key, true) on conflict (key) do nothing");
        for (String role : roles) made.bind("id", Ids.next()).bind("key", role).add();
        made.execute();

        List<String> keys = new ArrayList<>();
        List<String> grantRoles = new ArrayList<>();
        List<String> scopes = new ArrayList<>();
        for (Permission permission : permissions) {
            for (Map.Entry<String, Scope> grant : permission.defaults().entrySet()) {
                keys.add(permission.key());
                grantRoles.add(grant.getKey());
                scopes.add(grant.getValue().name());
            }
        }
        sql.createUpdate("""
                        insert into role_permission (role_id, permission, scope)
                        select r.id, g.permission, g.scope
                        from unnest(:keys::text[], :roles::text[], :scopes::text[]) as g (permission, role, scope)
                        join role r on r.key = g.role
                        where not exists (select 1 from permission_seen s where s.permission = g.permission)
                        on conflict do nothing
                        """)
                .bindArray("keys", String.class, keys)
                .bindArray("roles", String.class, grantRoles)
                .bindArray("scopes", String.class, scopes)
                .execute();
        sql.createUpdate(
                        "insert into permission_seen select distinct k from unnest(:keys::text[]) k on conflict do nothing")
                .bindArray(
                        "keys",
                        String.class,
                        permissions.stream().map(Permission::key).toList())
                .execute();
    }
}
