package dev.cohort.module;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * Whether what the classes of a jar refer to is there. A module that was compiled against another version of Cohort, or
 * lacks a library, would otherwise fail on the day when somebody first uses what is missing.
 */
final class ClassLinks {
    private final ClassLoader loader;
    private final Set<String> missing = new LinkedHashSet<>();

    private ClassLinks(ClassLoader loader) {
        this.loader = loader;
    }

    /** What is missing, each with the class that wants it. */
    static Collection<String> missing(Path jar, ClassLoader loader) throws IOException {
        ClassLinks links = new ClassLinks(loader);
        try (JarFile file = new JarFile(jar.toFile())) {
            List<JarEntry> classes = file.stream()
                    .filter(entry -> entry.getName().endsWith(".class")
                            && !entry.getName().startsWith("META-INF/")
                            && !entry.getName().endsWith("module-info.class"))
                    .toList();
            for (JarEntry entry : classes) {
                try (InputStream in = file.getInputStream(entry)) {
                    links.follow(ClassFile.of().parse(in.readAllBytes()));
                }
            }
        }
        return links.missing;
    }

    private void follow(ClassModel model) {
        String user = nameOf(model.thisClass());
        for (PoolEntry entry : model.constantPool()) {
            if (entry instanceof ClassEntry type) load(type, user);
            else if (entry instanceof MemberRefEntry member) follow(member, user);
        }
    }

    /** Members of Cohort's classes: what Java, the server and libraries offer does not change under a module. */
    private void follow(MemberRefEntry member, String user) {
        if (!nameOf(member.owner()).startsWith("dev.cohort.")) return;
        Class<?> owner = load(member.owner(), user);
        if (owner == null) return;
        String name = member.name().stringValue();
        String type = member.type().stringValue();
        try {
            boolean found = type.startsWith("(") ? hasMethod(owner, name, type) : hasField(owner, name, type);
            if (!found) missing.add(owner.getName() + "." + name + " as it is used by " + user);
        } catch (LinkageError e) {
            missing.add(e.getMessage() + " (wanted by " + owner.getName() + ")");
        }
    }

    private @Nullable Class<?> load(ClassEntry entry, String user) {
        if (entry.asInternalName().startsWith("[")) return null;
        String name = nameOf(entry);
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError e) {
            missing.add("the class " + name + " (wanted by " + user + ")");
            return null;
        }
    }

    private static boolean hasMethod(Class<?> owner, String name, String type) {
        if (name.equals("<init>"))
            return Arrays.stream(owner.getDeclaredConstructors()).anyMatch(each -> hasType(each, type));
        return Arrays.stream(owner.getDeclaredMethods())
                        .anyMatch(each -> each.getName().equals(name) && hasType(each, type))
                || above(owner).anyMatch(parent -> hasMethod(parent, name, type));
    }

    private static boolean hasType(Executable each, String type) {
        Class<?> result =
                switch (each) {
                    case Method method -> method.getReturnType();
                    case Constructor<?> made -> void.class;
                };
        return MethodType.methodType(result, each.getParameterTypes())
                .descriptorString()
                .equals(type);
    }

    private static boolean hasField(Class<?> owner, String name, String type) {
        return Arrays.stream(owner.getDeclaredFields())
                        .anyMatch(each -> each.getName().equals(name)
                                && each.getType().descriptorString().equals(type))
                || above(owner).anyMatch(parent -> hasField(parent, name, type));
    }

    /** An interface answers what every object answers. */
    private static java.util.stream.Stream<Class<?>> above(Class<?> type) {
        Class<?> parent = type.isInterface() ? Object.class : type.getSuperclass();
        return java.util.stream.Stream.concat(
                java.util.stream.Stream.ofNullable(parent), Arrays.stream(type.getInterfaces()));
    }

    private static String nameOf(ClassEntry entry) {
        return entry.asInternalName().replace('/', '.');
    }
}
