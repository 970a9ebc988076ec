package dev.cohort.inside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.cohort.access.Caller;
import dev.cohort.access.RequiresPermission;
import dev.cohort.imports.Imports;
import dev.cohort.module.InstalledModules;
import dev.cohort.module.ModuleJars.LoadedModule;
import dev.cohort.probe.ProbeModule;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.Index;
import org.jboss.jandex.IndexReader;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every bean of the running product, in core and modules, called by who may nothing. */
@DisplayName("A service asks for its permission, whatever door it is called by")
class PermissionsIT extends Inside {
    private static final Caller NOBODY = new Caller(
            Caller.Kind.MEMBER, UUID.randomUUID(), "nobody", null, null, Set.of(), Set.of("student"), Map.of());

    /** Services, or single methods of theirs, that do work in a transaction and name no permission, and why. */
    private static final Map<String, String> ASK_NO_ONE = Map.ofEntries(
            Map.entry("Imports", "asks for the permission of the records that are brought in"),
            Map.entry("ImportUndos", "asks for the permission of the records that were brought in"),
            Map.entry("ConsentPurposes.find", "the names of the purposes stand wherever consent does"),
            Map.entry("ConsentPurposes.list", "the names of the purposes stand wherever consent does"),
            Map.entry("ConsentPurposes.text", "visitors read what they agree to"),
            Map.entry("Consents.record", "called by services and public doors that have asked"),
            Map.entry("Consents.refusal", "asked before a message goes out"),
            Map.entry("Consents.standing", "called by services that have asked for the person"),
            Map.entry("Templates.filled", "called by services that have asked"),
            Map.entry("Preferences", "somebody decides for themselves, by a link only they were sent"),
            Map.entry("Receipts", "what providers tell"),
            Map.entry("Messages.send", "called by services that have asked"),
            Map.entry("NotificationMails.send", "the system keeps a schedule"),
            Map.entry("NotificationPreferences", "members decide for themselves"),
            Map.entry("Notifications", "members read their own, and the system tells them"),
            Map.entry("ImportSteps", "asks again, as the member in whose name the job runs"),
            Map.entry("CustomFields.all", "how the fields of records are called, for whoever sees records"),
            Map.entry("CustomFields.current", "how the fields of records are called, for whoever sees records"),
            Map.entry("CustomFields.own", "how the fields of records are called, for whoever sees records"),
            Map.entry("CustomFields.rules", "what the services of records go by"),
            Map.entry("CustomFields.get", "how the fields of records are called, for whoever sees records"),
            Map.entry("Jobs.start", "called by services that have asked"),
            Map.entry("Jobs.get", "called by services that have asked"),
            Map.entry("Jobs.cancel", "called by services that have asked"),
            Map.entry("Members", "who the colleagues are, and what the login itself does"),
            Map.entry("PersonReach.mayChange", "is the question itself"),
            Map.entry("PersonReach.records", "tells of each kind of record what the caller may see of it"),
            Map.entry("Persons", "called by the services of leads, students, contacts"),
            Map.entry("Records", "finds what the caller may see, each kind by its own permission"),
            Map.entry("Settings", "called by services that have asked"),
            Map.entry("MeetingsDemo", "the system makes a tenant"),
            Map.entry("OrganizationsDemo", "the system makes a tenant"),
            Map.entry("Dashboards", "members arrange their own"),
            Map.entry("TaskAutomation.happened", "the system observes"),
            Map.entry("TaskEscalation.run", "the system keeps a schedule"),
            Map.entry("Transactions", "is how services get a transaction"),
            Map.entry("WorkingTimes", "features reckon in working time, whoever calls them"),
            Map.entry("FirstRecords", "the system makes a tenant"),
            Map.entry("Quality.keepDay", "the system keeps a schedule"),
            Map.entry("LeadStatuses", "the words for where a lead stands"),
            Map.entry("LeadsDemo", "the system makes a tenant"),
            Map.entry("Notices.announce", "the system observes"),
            Map.entry("Notices.expire", "the system keeps a schedule"));

    @Inject
    private BeanManager beans;

    @Inject
    private InstalledModules modules;

    @Inject
    private Imports imports;

    private record Guarded(Bean<?> bean, Method method, String permission) {
        String name() {
            return PermissionsIT.name(method);
        }
    }

    @Test
    void everyMethodThatNamesOneRefusesWhoHasIt() {
        List<Guarded> methods = guarded();
        assertThat(methods)
                .extracting(Guarded::name)
                .contains(
                        "Notices.post", "LeadLists.list", "Leads.delete", "ModuleSwitch.set", "TenantDirectory.create")
                .hasSizeGreaterThan(50);
        for (String slug : List.of(DEMO, CODELAB))
            for (Caller caller : List.of(NOBODY, Caller.VISITOR))
                for (Guarded each : methods) Context.run(system(slug).as(caller), () -> refuses(each));
    }

    private void refuses(Guarded each) {
        Class<?> type = each.bean().getBeanClass();
        Object bean = beans.getReference(each.bean(), type, beans.createCreationalContext(each.bean()));
        Throwable refusal = catchThrowable(() -> call(bean, each.method()));
        assertThat(refusal).as(each.name()).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).as(each.name()).isEqualTo(403);
            assertThat(problem.code()).as(each.name()).isEqualTo("permission-missing");
            assertThat(problem.values()).as(each.name()).containsEntry("permission", each.permission());
        });
    }

    private static void call(Object bean, Method method) throws Throwable {
        method.setAccessible(true);
        try {
            method.invoke(
                    bean,
                    Arrays.stream(method.getParameterTypes())
                            .map(PermissionsIT::nothing)
                            .toArray());
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Object nothing(Class<?> type) {
        if (type == boolean.class) return false;
        if (type == int.class) return 0;
        return type == long.class ? 0L : null;
    }

    @Test
    void oneThatNamesNoneIsKnownWithItsReason() {
        Set<String> silent = ours().flatMap(
                        bean -> Arrays.stream(bean.getBeanClass().getDeclaredMethods()))
                .filter(PermissionsIT::worksUnasked)
                .map(method -> ASK_NO_ONE.containsKey(method.getDeclaringClass().getSimpleName())
                        ? method.getDeclaringClass().getSimpleName()
                        : name(method))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(silent).containsExactlyInAnyOrderElementsOf(ASK_NO_ONE.keySet());
    }

    private static boolean worksUnasked(Method method) {
        Class<?> type = method.getDeclaringClass();
        boolean works =
                method.isAnnotationPresent(Transactional.class) || type.isAnnotationPresent(Transactional.class);
        boolean asks = method.isAnnotationPresent(RequiresPermission.class)
                || type.isAnnotationPresent(RequiresPermission.class);
        return works && !asks && Modifier.isPublic(method.getModifiers()) && !method.isSynthetic();
    }

    @Test
    void importsAskForThePermissionOfWhatIsBroughtIn() {
        Context.run(system(DEMO).as(NOBODY), () -> assertThatThrownBy(
                        () -> imports.upload("lead", "leads.csv", InputStream.nullInputStream()))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("permission-missing")));
    }

    /** On a class that is no bean the annotation would guard nothing. */
    @Test
    void whateverNamesAPermissionIsABean() throws IOException {
        Set<String> named = new HashSet<>();
        for (URL url : Collections.list(InstalledModules.class.getClassLoader().getResources("META-INF/jandex.idx")))
            named.addAll(named(read(url)));
        for (LoadedModule module : modules.all()) named.addAll(named(module.index()));
        assertThat(named).hasSizeGreaterThan(15).contains("dev.cohort.leads.Leads", "dev.cohort.example.Notices");
        assertThat(ours().map(bean -> bean.getBeanClass().getName()).collect(Collectors.toSet()))
                .containsAll(named);
    }

    private static Index read(URL url) throws IOException {
        try (InputStream in = url.openStream()) {
            return new IndexReader(in).read();
        }
    }

    private static Set<String> named(Index index) {
        Set<String> named = new HashSet<>();
        for (AnnotationInstance mark : index.getAnnotations(RequiresPermission.class)) {
            AnnotationTarget target = mark.target();
            if (target.kind() == AnnotationTarget.Kind.METHOD)
                named.add(target.asMethod().declaringClass().name().toString());
            else if (!target.asClass().name().toString().endsWith("PermissionInterceptor"))
                named.add(target.asClass().name().toString());
        }
        return named;
    }

    private List<Guarded> guarded() {
        List<Guarded> guarded = new ArrayList<>();
        ours().forEach(bean -> {
            RequiresPermission ofAll = bean.getBeanClass().getAnnotation(RequiresPermission.class);
            for (Method method : bean.getBeanClass().getDeclaredMethods()) {
                RequiresPermission own = method.getAnnotation(RequiresPermission.class);
                RequiresPermission needed = own == null ? ofAll : own;
                boolean called = !method.isSynthetic() && !Modifier.isPrivate(method.getModifiers());
                if (needed != null && called) guarded.add(new Guarded(bean, method, needed.value()));
            }
        });
        return guarded;
    }

    /** The beans of core and of the product's modules. */
    private Stream<Bean<?>> ours() {
        return beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .filter(bean -> bean.getBeanClass().getName().startsWith("dev.cohort."))
                .filter(bean -> !bean.getBeanClass().getPackage().equals(ProbeModule.class.getPackage()))
                .filter(bean -> bean.getTypes().contains(bean.getBeanClass()));
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }
}
