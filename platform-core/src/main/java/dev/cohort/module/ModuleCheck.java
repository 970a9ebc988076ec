package dev.cohort.module;

import dev.cohort.access.CorePermissions;
import dev.cohort.access.RequiresPermission;
import dev.cohort.config.Config;
import dev.cohort.module.ModuleJars.LoadedModule;
import dev.cohort.problem.Problem;
import dev.cohort.tenancy.ChangelogTrial;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pf4j.ManifestPluginDescriptorFinder;
import org.pf4j.Plugin;
import org.pf4j.PluginDescriptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at a module before it is installed. The jar has to lie in the folder {@code incoming} of the modules folder:
 * code comes into an installation by its files only, whoever may log in, and this runs some of it.
 */
@ApplicationScoped
public class ModuleCheck {
    private static final Logger LOG = LoggerFactory.getLogger(ModuleCheck.class);
    private static final int MOST = 20;

    private final ModuleJars jars = ModuleJars.loaded();
    private final ChangelogTrial trial;

    @Inject
    ModuleCheck(ChangelogTrial trial) {
        this.trial = trial;
    }

    /**
     * What was found.
     *
     * @param id of the module; empty if its manifest names none
     * @param faults what is wrong, in words; none: it can be installed
     */
    public record Verdict(String id, String version, List<String> faults) {}

    /**
     * Looks at a jar in every way there is short of installing it, and changes nothing.
     *
     * @param file its name within the folder of what is to be looked at
     * @throws Problem 422 for no name of a jar; 404 when it is not there
     */
    @RequiresPermission(CorePermissions.MODULES_INSTALL)
    public Verdict verify(String file) {
        if (!file.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,200}\\.jar"))
            throw Problem.invalid().at("file", "pattern");
        Path jar = Path.of(Config.get("cohort.modules.dir")).resolve("incoming").resolve(file);
        if (!Files.isRegularFile(jar)) throw Problem.notFound("file", file);
        PluginDescriptor descriptor;
        try {
            descriptor = new ManifestPluginDescriptorFinder().find(jar);
        } catch (RuntimeException e) {
            return new Verdict("", "", List.of("it is no jar that can be read: " + e.getMessage()));
        }
        List<String> faults = new ArrayList<>(described(descriptor));
        if (faults.isEmpty()) {
            try (ModuleLoader loader = jars.beside()) {
                loader.register(jar, descriptor);
                faults.addAll(faults(jar, descriptor, loader));
            } catch (Exception | LinkageError e) {
                LOG.info("The module {} was looked at and found wanting", file, e);
                faults.add(
                        e instanceof IllegalStateException said && said.getMessage() != null
                                ? said.getMessage()
                                : "it cannot be loaded: " + e);
            }
        }
        return new Verdict(text(descriptor.getPluginId()), text(descriptor.getVersion()), few(faults));
    }

    private static List<String> described(PluginDescriptor descriptor) {
        List<String> faults = new ArrayList<>();
        if (!text(descriptor.getPluginId()).matches("[a-z][a-z0-9-]{1,59}"))
            faults.add("its manifest needs a Plugin-Id of lower-case letters, digits and hyphens");
        if (!text(descriptor.getVersion()).matches("\\d+\\.\\d+\\.\\d+([-+][0-9A-Za-z.+-]+)?"))
            faults.add("its manifest needs a Plugin-Version such as 1.0.0");
        // What PF4J takes where none is named.
        if (text(descriptor.getPluginClass()).equals(Plugin.class.getName()))
            faults.add("its manifest needs a Plugin-Class: the class that extends PlatformModule");
        return faults;
    }

    private List<String> faults(Path jar, PluginDescriptor descriptor, ModuleLoader loader) throws Exception {
        Map<String, LoadedModule> others = new HashMap<>();
        jars.modules().forEach(module -> others.put(module.id(), module));
        // Before its class is loaded, which may refer to those it needs.
        ModuleReading reading = new ModuleReading(jars.coreIndex(), others);
        reading.requireVersions(descriptor);
        ClassLoader classes = loader.loadPlugin(jar, descriptor);
        List<String> faults = new ArrayList<>();
        ClassLinks.missing(jar, classes).forEach(missing -> faults.add("it is not there: " + missing));
        if (!faults.isEmpty()) return faults;
        LoadedModule module =
                reading.read(descriptor, ModuleReading.instance(descriptor.getPluginClass(), classes), classes);
        faults.addAll(Declarations.faults(module, jars.modules(), jars.coreIndex()));
        faults.addAll(trial.faults(module, jars.modules()));
        return faults;
    }

    private static List<String> few(List<String> faults) {
        if (faults.size() <= MOST) return faults;
        List<String> few = new ArrayList<>(faults.subList(0, MOST));
        few.add("and " + (faults.size() - MOST) + " more");
        return few;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
