package dev.cohort.persistence;

import dev.cohort.module.InstalledModules;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.PersistenceUnitTransactionType;
import jakarta.persistence.SharedCacheMode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** The one factory over the entities of core and of every installed module. */
@ApplicationScoped
public class EntityManagers {
    @Inject
    private InstalledModules modules;

    private volatile @Nullable EntityManagerFactory factory;

    EntityManagerFactory factory() {
        EntityManagerFactory made = factory;
        if (made != null) return made;
        synchronized (this) {
            if (factory == null) factory = create();
            return factory;
        }
    }

    private EntityManagerFactory create() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        ClassLoader all = modules.classLoader();
        thread.setContextClassLoader(all);
        try {
            var unit = new PersistenceConfiguration("cohort")
                    .provider("org.eclipse.persistence.jpa.PersistenceProvider")
                    .transactionType(PersistenceUnitTransactionType.JTA)
                    .jtaDataSource("java:jboss/datasources/CohortDS")
                    .sharedCacheMode(SharedCacheMode.NONE);
            modules.entities().forEach(unit::managedClass);
            unit.property("eclipselink.target-server", "JBoss")
                    .property("eclipselink.target-database", "PostgreSQL")
                    .property("eclipselink.classloader", all)
                    .property("eclipselink.weaving", "static")
                    .property("eclipselink.jdbc.batch-writing", "JDBC")
                    .property("eclipselink.jdbc.cache-statements", "false")
                    .property("eclipselink.logging.level", "WARNING")
                    .property("eclipselink.session.customizer", Columns.class.getName());
            return unit.createEntityManagerFactory();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** The entity manager to inject: each call goes to the one of the running transaction. */
    @Produces
    @ApplicationScoped
    EntityManager entityManager(TenantTransaction transaction) {
        return (EntityManager) Proxy.newProxyInstance(
                EntityManagers.class.getClassLoader(), new Class<?>[] {EntityManager.class}, (proxy, method, args) -> {
                    if (method.getDeclaringClass() == Object.class) return method.invoke(this, args);
                    try {
                        return method.invoke(transaction.entityManager(), args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause() == null ? e : e.getCause();
                    }
                });
    }

    @PreDestroy
    void close() {
        EntityManagerFactory made = factory;
        if (made != null) made.close();
    }
}
