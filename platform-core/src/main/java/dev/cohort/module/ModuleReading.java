package dev.cohort.module;

import dev.cohort.module.ModuleJars.LoadedModule;
import dev.cohort.rest.Product;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.Index;
import org.jboss.jandex.IndexReader;
import org.pf4j.DefaultVersionManager;
import org.pf4j.Plugin;
import org.pf4j.PluginDependency;
import org.pf4j.PluginDescriptor;
import org.pf4j.VersionManager;

/** Makes a jar that was loaded a module, or says in words why it is none: at the start and before an installation alike. */
final class ModuleReading {
    private static final VersionManager VERSIONS = new DefaultVersionManager();

    private final ClassIndex core;
    private final Map<String, LoadedModule> others;

    /** @param others the modules that this one may need, by id */
    ModuleReading(ClassIndex core, Map<String, LoadedModule> others) {
        this.core = core;
        this.others = others;
    }

    /** @throws IllegalStateException with the reason why it cannot run, in words */
    LoadedModule read(PluginDescriptor descriptor, Plugin plugin, ClassLoader loader)
            throws IOException, ClassNotFoundException {
        String id = descriptor.getPluginId();
        requireVersions(descriptor);
        if (!(plugin instanceof PlatformModule module))
            throw new IllegalStateException("its Plugin-Class is no PlatformModule");
        if (!module.id().equals(id))
            throw new IllegalStateException("its Plugin-Id is " + id + ", its class says " + module.id());
        Index index = index(loader);
        List<Class<?>> classes = new ArrayList<>();
        for (ClassInfo known : index.getKnownClasses())
            classes.add(Class.forName(known.name().toString(), false, loader));
        List<Index> needed = needs(descriptor).stream()
                .map(other -> Objects.requireNonNull(others.get(other)).index())
                .toList();
        List<String> unsatisfied = new InjectionCheck(core, needed, index).unsatisfied();
        if (!unsatisfied.isEmpty())
            throw new IllegalStateException("nothing can be injected into " + String.join(", ", unsatisfied));
        return new LoadedModule(id, descriptor.getVersion(), needs(descriptor), module, loader, index, classes);
    }

    /** @throws IllegalStateException when a module it needs, or this version of Cohort, is not what it was made for */
    void requireVersions(PluginDescriptor descriptor) {
        for (PluginDependency needed : descriptor.getDependencies()) {
            LoadedModule there = others.get(needed.getPluginId());
            if (there == null) throw new IllegalStateException("it needs the module " + needed.getPluginId());
            if (!VERSIONS.checkVersionConstraint(there.version(), needed.getPluginVersionSupport()))
                throw new IllegalStateException("it needs the module " + there.id() + " in version "
                        + needed.getPluginVersionSupport() + ", and " + there.version() + " is here");
        }
        String cohort = Product.version().replaceFirst("-SNAPSHOT$", "");
        String wanted = descriptor.getRequires();
        if (!wanted.isBlank() && !wanted.equals("*") && !VERSIONS.checkVersionConstraint(cohort, wanted))
            throw new IllegalStateException("it is made for Cohort " + wanted + ", and this is " + cohort);
    }

    static Plugin instance(String className, ClassLoader loader) {
        try {
            return (Plugin) loader.loadClass(className).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
            throw new IllegalStateException("its Plugin-Class " + className + " cannot be used: " + e, e);
        }
    }

    static List<String> needs(PluginDescriptor descriptor) {
        return descriptor.getDependencies().stream()
                .map(PluginDependency::getPluginId)
                .toList();
    }

    private static Index index(ClassLoader loader) throws IOException {
        // The parent's index is not the module's: only the jar's own resource counts, and modules look at themselves
        // first.
        try (InputStream in = loader.getResourceAsStream("META-INF/jandex.idx")) {
            if (in == null) throw new IllegalStateException("it has no META-INF/jandex.idx; build it with jandex");
            return new IndexReader(in).read();
        }
    }
}
