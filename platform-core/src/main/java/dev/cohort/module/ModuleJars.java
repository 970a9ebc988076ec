package dev.cohort.module;

import dev.cohort.config.Config;
import dev.cohort.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Index;
import org.jboss.modules.Module;
import org.jboss.modules.ModuleClassLoader;
import org.jboss.modules.Resource;
import org.jspecify.annotations.Nullable;
import org.pf4j.AbstractPluginManager;
import org.pf4j.JarPluginManager;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginFactory;
import org.pf4j.PluginLoader;
import org.pf4j.PluginWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The module jars of this deployment. It lives outside CDI, since CDI itself, and the batch container before it, ask
 * which classes modules bring. A module that cannot be used is left out, with the reason kept; the others run.
 */
public final class ModuleJars {
    private static final Logger LOG = LoggerFactory.getLogger(ModuleJars.class);

    private static final String JOBS = "META-INF/batch-jobs";

    private final Map<String, LoadedModule> modules = new LinkedHashMap<>();
    private final Map<String, String> refused = new LinkedHashMap<>();
    private final ClassIndex coreIndex;
    private @Nullable ModuleLoader loader;

    /** One usable module: what it says of itself, its classes, and where they come from. */
    public record LoadedModule(
            String id,
            String version,
            List<String> dependencies,
            PlatformModule module,
            ClassLoader loader,
            Index index,
            List<Class<?>> classes) {

        /** The file names of its descriptions of batch jobs: of its own jar alone, not of those it needs. */
        public List<String> jobs() {
            List<String> names = new ArrayList<>();
            if (!(loader instanceof ModuleClassLoader own)) return names;
            Iterator<Resource> files = own.iterateResources(JOBS, true);
            while (files.hasNext()) {
                String path = files.next().getName();
                if (path.endsWith(".xml")) names.add(path.substring(path.lastIndexOf('/') + 1));
            }
            return names;
        }
    }

    private static final class Holder {
        private static final ModuleJars LOADED = new ModuleJars();
    }

    private ModuleJars() {
        coreIndex = ClassIndex.of(ModuleJars.class.getClassLoader());
        Config.find("cohort.modules.dir")
                .map(Path::of)
                .filter(Files::isDirectory)
                .ifPresent(this::load);
    }

    public static ModuleJars loaded() {
        return Holder.LOADED;
    }

    public Collection<LoadedModule> modules() {
        return modules.values();
    }

    public Optional<LoadedModule> find(String moduleId) {
        return Optional.ofNullable(modules.get(moduleId));
    }

    /** Jar or module id to the reason why it is not running. */
    public Map<String, String> refused() {
        return refused;
    }

    /** The class loaders of all modules. */
    public List<ClassLoader> loaders() {
        return modules.values().stream().map(LoadedModule::loader).toList();
    }

    /** Loads a jar that is only looked at: it sees what these modules see, and none of them sees it. */
    ModuleLoader beside() {
        if (loader == null) throw new IllegalStateException("No modules folder is set: COHORT_MODULES_DIR names it");
        return loader.beside();
    }

    /** Index of the classes of core. */
    ClassIndex coreIndex() {
        return coreIndex;
    }

    private void load(Path folder) {
        Module application = Module.forClass(ModuleJars.class);
        if (application == null) return;
        ModuleLoader loader = new ModuleLoader(application);
        this.loader = loader;
        Jars manager = new Jars(folder, loader);
        manager.loadPlugins();
        // Dependencies come before those that need them, so that a module whose need was refused is refused too.
        for (PluginWrapper plugin : manager.getResolvedPlugins()) take(plugin);
        for (PluginWrapper plugin : manager.getUnresolvedPlugins())
            refuse(
                    plugin.getPluginId(),
                    "a module it needs is missing or of another version: "
                            + ModuleReading.needs(plugin.getDescriptor()));
        if (!modules.isEmpty()) loader.showToApplication(modules.keySet());
    }

    private void take(PluginWrapper plugin) {
        String id = plugin.getPluginId();
        try {
            ModuleReading reading = new ModuleReading(coreIndex, modules);
            LoadedModule module =
                    reading.read(plugin.getDescriptor(), plugin.getPlugin(), plugin.getPluginClassLoader());
            Texts.add(plugin.getPluginClassLoader());
            modules.put(id, module);
        } catch (Exception | LinkageError e) {
            refuse(id, e.getMessage() == null ? e.toString() : e.getMessage());
        }
    }

    private void refuse(String what, String why) {
        refused.put(what, why);
        LOG.error("The module {} is not started: {}", what, why);
    }

    /** PF4J over a folder of jars, with our loader and without letting one fault stop the rest. */
    private final class Jars extends JarPluginManager {
        private final ModuleLoader loader;
        private final Map<Path, String> ids = new HashMap<>();

        Jars(Path folder, ModuleLoader loader) {
            super(folder);
            this.loader = loader;
            setResolveRecoveryStrategy(AbstractPluginManager.ResolveRecoveryStrategy.IGNORE_PLUGIN_AND_CONTINUE);
        }

        @Override
        protected PluginLoader createPluginLoader() {
            // Called by the constructor above, before the field is set: ask for it when it is needed.
            return new PluginLoader() {
                @Override
                public boolean isApplicable(Path jar) {
                    return loader.isApplicable(jar);
                }

                @Override
                public ClassLoader loadPlugin(Path jar, PluginDescriptor descriptor) {
                    return Jars.this.loadPlugin(jar, descriptor);
                }
            };
        }

        @Override
        public void loadPlugins() {
            try (Stream<Path> jars = Files.list(getPluginsRoot())) {
                for (Path jar : jars.filter(loader::isApplicable).sorted().toList()) register(jar);
            } catch (IOException e) {
                LOG.error("The modules folder {} cannot be read", getPluginsRoot(), e);
            }
            super.loadPlugins();
        }

        @Override
        protected PluginFactory createPluginFactory() {
            return plugin ->
                    ModuleReading.instance(plugin.getDescriptor().getPluginClass(), plugin.getPluginClassLoader());
        }

        /** PF4J itself would write a fault into the log once more, and with a stack trace that helps nobody. */
        @Override
        protected @Nullable PluginWrapper loadPluginFromPath(Path jar) {
            String id = ids.get(jar);
            if (id == null) return null;
            try {
                return super.loadPluginFromPath(jar);
            } catch (RuntimeException e) {
                refuse(id, String.valueOf(e.getMessage()));
                return null;
            }
        }

        private ClassLoader loadPlugin(Path jar, PluginDescriptor descriptor) {
            List<String> missing = ModuleReading.needs(descriptor).stream()
                    .filter(needed -> !loader.isRegistered(needed))
                    .toList();
            if (!missing.isEmpty())
                throw new IllegalStateException("a module it needs is missing: " + String.join(", ", missing));
            return loader.loadPlugin(jar, descriptor);
        }

        private void register(Path jar) {
            try {
                PluginDescriptor descriptor = getPluginDescriptorFinder().find(jar);
                validatePluginDescriptor(descriptor);
                if (loader.isRegistered(descriptor.getPluginId()))
                    throw new IllegalStateException("another jar has the Plugin-Id " + descriptor.getPluginId());
                loader.register(jar, descriptor);
                ids.put(jar, descriptor.getPluginId());
            } catch (RuntimeException e) {
                refuse(jar.getFileName().toString(), "its manifest does not describe a module: " + e.getMessage());
            }
        }
    }

    /** Names of annotations that make a class a bean or an endpoint. */
    static boolean isComponent(ClassInfo type) {
        return ClassIndex.COMPONENT_MARKS.stream()
                .map(DotName::createSimple)
                .anyMatch(mark -> type.declaredAnnotation(mark) != null);
    }
}
