package dev.cohort.module;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.CompositeIndex;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Index;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodParameterInfo;
import org.jboss.jandex.Type;

/**
 * Looks whether everything a module wants injected is there, before CDI sees the module: one injection point without a
 * bean would stop the whole application. Types of the platform itself (outside {@code dev.cohort}) are trusted.
 */
final class InjectionCheck {
    private static final DotName INJECT = DotName.createSimple("jakarta.inject.Inject");
    private static final DotName PRODUCES = DotName.createSimple("jakarta.enterprise.inject.Produces");

    private final IndexView all;
    private final Index module;

    InjectionCheck(ClassIndex core, List<Index> needed, Index module) {
        List<IndexView> views = new ArrayList<>(needed);
        views.add(core.view());
        views.add(module);
        this.all = CompositeIndex.create(views);
        this.module = module;
    }

    /** The injection points nothing fits, as {@code Class: WantedType}. */
    List<String> unsatisfied() {
        Set<DotName> offered = offered();
        List<String> missing = new ArrayList<>();
        for (AnnotationInstance inject : module.getAnnotations(INJECT)) {
            for (Type wanted : wanted(inject.target())) {
                boolean ours = wanted.name().toString().startsWith("dev.cohort.");
                if (ours && !offered.contains(wanted.name()))
                    missing.add(owner(inject.target()).simpleName() + ": " + wanted.name());
            }
        }
        return missing;
    }

    private Set<DotName> offered() {
        Set<DotName> offered = new HashSet<>();
        for (ClassInfo type : all.getKnownClasses()) {
            if (ModuleJars.isComponent(type)) addWithParents(type, offered);
        }
        for (AnnotationInstance producer : all.getAnnotations(PRODUCES)) {
            if (producer.target().kind() == AnnotationTarget.Kind.METHOD)
                offered.add(producer.target().asMethod().returnType().name());
            if (producer.target().kind() == AnnotationTarget.Kind.FIELD)
                offered.add(producer.target().asField().type().name());
        }
        return offered;
    }

    private void addWithParents(ClassInfo type, Set<DotName> offered) {
        if (!offered.add(type.name())) return;
        type.interfaceNames().forEach(parent -> addByName(parent, offered));
        if (type.superName() != null) addByName(type.superName(), offered);
    }

    private void addByName(DotName name, Set<DotName> offered) {
        ClassInfo type = all.getClassByName(name);
        if (type == null) offered.add(name);
        else addWithParents(type, offered);
    }

    private static List<Type> wanted(AnnotationTarget target) {
        return switch (target.kind()) {
            case FIELD -> List.of(target.asField().type());
            case METHOD ->
                target.asMethod().parameters().stream()
                        .map(MethodParameterInfo::type)
                        .toList();
            default -> List.of();
        };
    }

    private static ClassInfo owner(AnnotationTarget target) {
        return target.kind() == AnnotationTarget.Kind.FIELD
                ? target.asField().declaringClass()
                : target.asMethod().declaringClass();
    }
}
