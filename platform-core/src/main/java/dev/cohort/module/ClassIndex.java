package dev.cohort.module;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.CompositeIndex;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexReader;
import org.jboss.jandex.IndexView;

/** The Jandex indexes of the core's own jars, joined. */
final class ClassIndex {
    static final Set<String> COMPONENT_MARKS = Set.of(
            "jakarta.enterprise.context.ApplicationScoped",
            "jakarta.enterprise.context.RequestScoped",
            "jakarta.enterprise.context.SessionScoped",
            "jakarta.enterprise.context.Dependent",
            "jakarta.inject.Singleton",
            "jakarta.inject.Named",
            "jakarta.interceptor.Interceptor",
            "jakarta.ws.rs.Path",
            "jakarta.ws.rs.ext.Provider",
            "com.vaadin.flow.router.Route",
            "com.vaadin.cdi.annotation.RouteScoped",
            "com.vaadin.cdi.annotation.UIScoped",
            "com.vaadin.cdi.annotation.VaadinSessionScoped");

    private final IndexView index;
    private final ClassLoader loader;

    private ClassIndex(IndexView index, ClassLoader loader) {
        this.index = index;
        this.loader = loader;
    }

    static ClassIndex of(ClassLoader loader) {
        List<IndexView> found = new ArrayList<>();
        try {
            for (URL url : Collections.list(loader.getResources("META-INF/jandex.idx"))) {
                URLConnection connection = url.openConnection();
                connection.setUseCaches(false);
                try (InputStream in = connection.getInputStream()) {
                    found.add(new IndexReader(in).read());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The class indexes of the application cannot be read", e);
        }
        return new ClassIndex(CompositeIndex.create(found), loader);
    }

    IndexView view() {
        return index;
    }

    /** The core's classes that carry an annotation. */
    List<Class<?>> annotated(Class<?> annotation) {
        return annotated(index.getAnnotations(DotName.createSimple(annotation.getName())), loader);
    }

    static List<Class<?>> annotated(Collection<AnnotationInstance> marks, ClassLoader loader) {
        List<Class<?>> classes = new ArrayList<>();
        for (AnnotationInstance mark : marks) {
            if (mark.target().kind() != AnnotationTarget.Kind.CLASS) continue;
            ClassInfo type = mark.target().asClass();
            if (!type.name().toString().startsWith("dev.cohort.")) continue;
            try {
                classes.add(Class.forName(type.name().toString(), false, loader));
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException("The index names a class that is not there: " + type.name(), e);
            }
        }
        return classes;
    }
}
