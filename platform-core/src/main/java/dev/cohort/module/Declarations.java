package dev.cohort.module;

import dev.cohort.access.CorePermissions;
import dev.cohort.access.Permission;
import dev.cohort.job.Cron;
import dev.cohort.module.ModuleJars.LoadedModule;
import dev.cohort.text.Texts;
import jakarta.inject.Named;
import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/** Looks at what a module says of itself: is each declaration whole, and does it leave alone what others have. */
final class Declarations {
    private static final Set<Class<?>> SETTING_TYPES =
            Set.of(String.class, Integer.class, Boolean.class, BigDecimal.class);
    /** What may stand once in an installation: the name of a bean, the address of a view or a resource. */
    private static final List<String> NAMES =
            List.of(Named.class.getName(), Path.class.getName(), "com.vaadin.flow.router.Route");

    private final LoadedModule candidate;
    private final PlatformModule module;
    private final List<LoadedModule> others;
    private final ClassIndex core;
    private final List<String> faults = new ArrayList<>();

    private Declarations(LoadedModule candidate, Collection<LoadedModule> others, ClassIndex core) {
        this.candidate = candidate;
        this.module = candidate.module();
        // The same module in another version gives way to this one.
        this.others = others.stream()
                .filter(other -> !other.id().equals(candidate.id()))
                .toList();
        this.core = core;
    }

    static List<String> faults(LoadedModule candidate, Collection<LoadedModule> others, ClassIndex core)
            throws IOException {
        Declarations declarations = new Declarations(candidate, others, core);
        declarations.permissions();
        declarations.settings();
        declarations.menu();
        declarations.schedules();
        declarations.entities();
        declarations.names();
        declarations.texts();
        return declarations.faults;
    }

    private void permissions() {
        Set<String> taken = keys(others.stream().flatMap(other -> other.module().permissions().stream()));
        taken.addAll(keys(CorePermissions.ALL.stream()));
        for (Permission permission : module.permissions()) {
            String key = permission.key();
            if (!key.matches("[a-z][a-z0-9-]*:[a-z][a-z0-9-]*"))
                faults.add("the permission " + key + " is not of the form area:action");
            if (!taken.add(key)) faults.add("the permission " + key + " is declared already");
            for (String role : permission.defaults().keySet())
                if (!CorePermissions.TENANT_ROLES.contains(role))
                    faults.add("the permission " + key + " names the role " + role + ", which there is not");
        }
    }

    private void settings() {
        Set<String> taken = others.stream()
                .flatMap(other -> other.module().settings().stream())
                .map(Setting::key)
                .collect(Collectors.toCollection(HashSet::new));
        for (Setting<?> setting : module.settings()) {
            if (!SETTING_TYPES.contains(setting.type()))
                faults.add("the setting " + setting.key() + " is of the type "
                        + setting.type().getSimpleName() + "; there are String, Integer, Boolean and BigDecimal");
            else if (!setting.type().isInstance(setting.standard()))
                faults.add("the setting " + setting.key() + " has no standard value of its type");
            if (!taken.add(setting.key())) faults.add("the setting " + setting.key() + " is declared already");
        }
    }

    private void menu() {
        Set<String> known = keys(Stream.concat(
                CorePermissions.ALL.stream(),
                Stream.concat(others.stream().map(LoadedModule::module), Stream.of(module))
                        .flatMap(each -> each.permissions().stream())));
        for (MenuEntry entry : module.menu())
            if (!entry.permission().isEmpty() && !known.contains(entry.permission()))
                faults.add("the menu entry " + entry.path() + " asks for the permission " + entry.permission()
                        + ", which nobody declares");
    }

    private void schedules() {
        Set<String> named = values(candidate.index(), Named.class.getName());
        for (Schedule schedule : module.schedules()) {
            try {
                new Cron(schedule.cron(), ZoneId.of("UTC"));
            } catch (IllegalArgumentException e) {
                faults.add("the schedule of " + schedule.job() + ", \"" + schedule.cron()
                        + "\", is no cron expression of five fields");
            }
            if (!named.contains(schedule.job()))
                faults.add("the schedule " + schedule.job() + " has no bean with @Named(\"" + schedule.job() + "\")");
        }
    }

    private void entities() {
        for (Class<?> entity : module.entities())
            if (!entity.isAnnotationPresent(Entity.class))
                faults.add("the entity " + entity.getName() + " does not carry @Entity");
    }

    private void names() {
        for (String mark : NAMES) {
            Set<String> own = values(candidate.index(), mark);
            own.stream()
                    .filter(values(core.view(), mark)::contains)
                    .forEach(name -> faults.add(simple(mark) + "(\"" + name + "\") stands in Cohort itself"));
            for (LoadedModule other : others)
                own.stream()
                        .filter(values(other.index(), mark)::contains)
                        .forEach(name -> faults.add(
                                simple(mark) + "(\"" + name + "\") stands in the module " + other.id() + " too"));
        }
    }

    /** Every declaration has its words, in every language. */
    private void texts() throws IOException {
        Set<String> wanted = new TreeSet<>();
        wanted.add("module." + candidate.id() + ".title");
        wanted.add("module." + candidate.id() + ".description");
        module.permissions().forEach(permission -> wanted.add("permission." + permission.key()));
        module.settings().forEach(setting -> wanted.add("setting." + setting.key()));
        module.menu().forEach(entry -> wanted.add(entry.title()));
        Set<String> all = new TreeSet<>(wanted);
        for (Locale locale : Texts.locales()) all.addAll(texts(locale));
        for (Locale locale : Texts.locales()) {
            Set<String> missing = new TreeSet<>(all);
            missing.removeAll(texts(locale));
            // What a title of the menu says may be a word of Cohort's own.
            missing.removeIf(key ->
                    module.menu().stream().anyMatch(entry -> entry.title().equals(key))
                            && Texts.find(locale, key).isPresent());
            if (!missing.isEmpty()) faults.add(Texts.file(locale) + " lacks " + String.join(", ", missing));
        }
    }

    private Set<String> texts(Locale locale) throws IOException {
        // A module's class loader looks at its own jar first; where it has none it would answer with Cohort's.
        Properties texts = new Properties();
        try (InputStream in = own(Texts.file(locale))) {
            if (in != null) texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return texts.stringPropertyNames();
    }

    private @org.jspecify.annotations.Nullable InputStream own(String file) throws IOException {
        if (!(candidate.loader() instanceof org.jboss.modules.ModuleClassLoader own)) return null;
        int end = file.lastIndexOf('/');
        var files = own.iterateResources(file.substring(0, end), false);
        while (files.hasNext()) {
            var found = files.next();
            if (found.getName().endsWith(file.substring(end + 1))) return found.openStream();
        }
        return null;
    }

    private static Set<String> keys(Stream<Permission> permissions) {
        return permissions.map(Permission::key).collect(Collectors.toCollection(HashSet::new));
    }

    private static Set<String> values(IndexView index, String mark) {
        return index.getAnnotations(DotName.createSimple(mark)).stream()
                .filter(each ->
                        each.target().kind() == org.jboss.jandex.AnnotationTarget.Kind.CLASS && each.value() != null)
                .map(each -> each.value().asString())
                .collect(Collectors.toSet());
    }

    private static String simple(String mark) {
        return "@" + mark.substring(mark.lastIndexOf('.') + 1);
    }
}
