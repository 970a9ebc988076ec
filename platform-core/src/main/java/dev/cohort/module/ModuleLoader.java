package dev.cohort.module;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarFile;
import org.jboss.modules.DependencySpec;
import org.jboss.modules.Module;
import org.jboss.modules.ModuleDependencySpec;
import org.jboss.modules.ModuleDependencySpecBuilder;
import org.jboss.modules.ModuleFinder;
import org.jboss.modules.ModuleLoadException;
import org.jboss.modules.ModuleSpec;
import org.jboss.modules.ResourceLoaderSpec;
import org.jboss.modules.ResourceLoaders;
import org.jspecify.annotations.Nullable;
import org.pf4j.PluginDependency;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginLoader;

/** Makes each module's jar a JBoss Module beside the application's own: the only class loaders Weld accepts beans from. */
class ModuleLoader implements PluginLoader, AutoCloseable {
    private final Module application;
    private final DependencySpec[] shared;
    private final Map<String, ModuleSpec> specs = new ConcurrentHashMap<>();
    private final Map<String, JarFile> jars = new ConcurrentHashMap<>();
    private final org.jboss.modules.ModuleLoader loader;
    private final org.jboss.modules.ModuleLoader needed;

    ModuleLoader(Module application) {
        this(application, application.getDependencies(), null);
    }

    /**
     * @param shared what the application sees without its modules
     * @param needed where the modules come from that others need; its own, if null
     */
    private ModuleLoader(Module application, DependencySpec[] shared, org.jboss.modules.@Nullable ModuleLoader needed) {
        this.application = application;
        this.shared = shared;
        ModuleFinder finder = new ModuleFinder() {
            @Override
            public @Nullable ModuleSpec findModule(String name, org.jboss.modules.ModuleLoader delegate) {
                return specs.get(name);
            }
        };
        this.loader = new org.jboss.modules.ModuleLoader(finder) {};
        this.needed = needed == null ? loader : needed;
    }

    /** One whose modules may need those of this one; nobody here sees them. */
    ModuleLoader beside() {
        return new ModuleLoader(application, shared, loader);
    }

    /** Makes a module known; all of them before the first is loaded, since one may need another. */
    void register(Path jar, PluginDescriptor descriptor) {
        String name = nameOf(descriptor.getPluginId());
        if (specs.containsKey(name)) return;
        try {
            JarFile file = new JarFile(jar.toFile());
            jars.put(name, file);
            ModuleSpec.Builder spec = ModuleSpec.build(name);
            spec.addResourceRoot(
                    ResourceLoaderSpec.createResourceLoaderSpec(ResourceLoaders.createJarResourceLoader(name, file)));
            spec.addDependency(DependencySpec.OWN_DEPENDENCY);
            // As in the application itself: what the server brings comes before what the application carries, or a
            // module
            // would see other classes of the same name (Jackson's) than the application hands it.
            for (DependencySpec own : shared) if (own instanceof ModuleDependencySpec) spec.addDependency(own);
            spec.addDependency(on(application.getModuleLoader(), application.getName()));
            for (PluginDependency other : descriptor.getDependencies())
                spec.addDependency(on(needed, nameOf(other.getPluginId())));
            specs.put(name, spec.create());
        } catch (IOException e) {
            throw new UncheckedIOException("The module's jar " + jar.getFileName() + " cannot be opened", e);
        }
    }

    boolean isRegistered(String moduleId) {
        return specs.containsKey(nameOf(moduleId));
    }

    @Override
    public boolean isApplicable(Path jar) {
        return jar.toString().endsWith(".jar");
    }

    @Override
    public ClassLoader loadPlugin(Path jar, PluginDescriptor descriptor) {
        try {
            return loader.loadModule(nameOf(descriptor.getPluginId())).getClassLoader();
        } catch (ModuleLoadException e) {
            throw new IllegalStateException(
                    "The module " + descriptor.getPluginId() + " cannot be loaded: " + e.getMessage(), e);
        }
    }

    /**
     * Lets the application see these modules, as they see it. Weld hands a bean only to who can see its classes, and the
     * router, the REST container, the batch container and every contribution look for beans from the application's side.
     * JBoss Modules has a method for it that is meant for its own loaders only, hence the reflection.
     */
    void showToApplication(Collection<String> moduleIds) {
        List<DependencySpec> dependencies = new ArrayList<>(List.of(application.getDependencies()));
        moduleIds.forEach(id -> dependencies.add(on(loader, nameOf(id))));
        try {
            Method relink = org.jboss.modules.ModuleLoader.class.getDeclaredMethod(
                    "setAndRelinkDependencies", Module.class, List.class);
            relink.setAccessible(true);
            relink.invoke(application.getModuleLoader(), application, dependencies);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The application cannot be linked with its modules", e);
        }
    }

    private String nameOf(String moduleId) {
        return application.getName() + ".plugin." + moduleId;
    }

    private static DependencySpec on(org.jboss.modules.ModuleLoader loader, String name) {
        return new ModuleDependencySpecBuilder()
                .setModuleLoader(loader)
                .setName(name)
                .build();
    }

    @Override
    public void close() throws IOException {
        for (JarFile jar : jars.values()) jar.close();
        jars.clear();
        specs.clear();
    }
}
