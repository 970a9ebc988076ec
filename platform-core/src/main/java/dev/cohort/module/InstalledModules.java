package dev.cohort.module;

import dev.cohort.access.CorePermissions;
import dev.cohort.access.Permission;
import dev.cohort.module.ModuleJars.LoadedModule;
import dev.cohort.tenancy.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.jandex.DotName;
import org.jspecify.annotations.Nullable;

/** What core and the installed modules bring: classes by annotation, and what each module says of itself. */
@ApplicationScoped
public class InstalledModules {
    private final ModuleJars jars = ModuleJars.loaded();
    private final ClassLoader classLoader = new EveryModule(jars);

    public Collection<LoadedModule> all() {
        return jars.modules();
    }

    public Optional<LoadedModule> find(String moduleId) {
        return jars.find(moduleId);
    }

    /** Module or jar to the reason why it does not run. */
    public Map<String, String> refused() {
        return jars.refused();
    }

    /** The entity classes of core and of every module. */
    public List<Class<?>> entities() {
        List<Class<?>> entities = new ArrayList<>(jars.coreIndex().annotated(Entity.class));
        all().forEach(module -> entities.addAll(module.module().entities()));
        return entities;
    }

    /** The JAX-RS resources and providers of core and of every module. */
    public Set<Class<?>> resources() {
        Set<Class<?>> classes = new LinkedHashSet<>();
        for (Class<? extends Annotation> mark : List.of(Path.class, Provider.class)) {
            classes.addAll(jars.coreIndex().annotated(mark));
            all().forEach(module -> classes.addAll(annotated(module, mark)));
        }
        classes.removeIf(Class::isInterface);
        return classes;
    }

    /** The classes of one module that carry an annotation. */
    public List<Class<?>> annotated(LoadedModule module, Class<? extends Annotation> annotation) {
        return ClassIndex.annotated(
                module.index().getAnnotations(DotName.createSimple(annotation.getName())), module.loader());
    }

    /** The module a class belongs to; empty for core. CDI's generated subclasses count as the class they extend. */
    public Optional<String> moduleOf(Class<?> type) {
        for (LoadedModule module : all()) {
            if (module.loader() == type.getClassLoader()) return Optional.of(module.id());
        }
        return Optional.empty();
    }

    /** The module that a kind of job belongs to; empty for core. */
    public Optional<String> moduleOfJob(String kind) {
        return all().stream()
                .filter(module -> module.jobs().contains(kind + ".xml"))
                .map(LoadedModule::id)
                .findFirst();
    }

    /** Every permission there is, core's first. */
    public List<Permission> permissions() {
        List<Permission> permissions = new ArrayList<>(CorePermissions.ALL);
        all().forEach(module -> permissions.addAll(module.module().permissions()));
        return permissions;
    }

    /** The keys of the permissions that mean something at this tenant: core's and those of the modules that are on. */
    public Set<String> permissionsAt(Tenant tenant) {
        Set<String> keys = new HashSet<>();
        CorePermissions.ALL.forEach(permission -> keys.add(permission.key()));
        at(tenant).forEach(module -> module.module().permissions().forEach(each -> keys.add(each.key())));
        return keys;
    }

    /** The modules that are on at this tenant. */
    public List<LoadedModule> at(Tenant tenant) {
        return all().stream().filter(module -> tenant.hasModule(module.id())).toList();
    }

    /** A class loader that sees core and every module. */
    public ClassLoader classLoader() {
        return classLoader;
    }

    /** Looks in core first, then in each module. */
    private static final class EveryModule extends ClassLoader {
        private final ModuleJars jars;

        EveryModule(ModuleJars jars) {
            super(InstalledModules.class.getClassLoader());
            this.jars = jars;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            for (ClassLoader loader : jars.loaders()) {
                try {
                    return loader.loadClass(name);
                } catch (ClassNotFoundException e) {
                    // The next one may have it.
                }
            }
            throw new ClassNotFoundException(name);
        }

        @Override
        protected @Nullable URL findResource(String name) {
            for (ClassLoader loader : jars.loaders()) {
                URL url = loader.getResource(name);
                if (url != null) return url;
            }
            return null;
        }

        @Override
        protected Enumeration<URL> findResources(String name) throws IOException {
            List<URL> urls = new ArrayList<>();
            for (ClassLoader loader : jars.loaders()) {
                Enumeration<URL> found = loader.getResources(name);
                while (found.hasMoreElements()) urls.add(found.nextElement());
            }
            return java.util.Collections.enumeration(urls);
        }
    }
}
