package dev.cohort.module;

import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.reflect.Proxy;
import java.util.List;

/** Contributions without a container. */
public final class TestContributions {
    private TestContributions() {}

    public static Contributions none() {
        return of();
    }

    /** These objects, by their types. */
    public static Contributions of(Object... contributed) {
        BeanManager nothing = (BeanManager) Proxy.newProxyInstance(
                TestContributions.class.getClassLoader(), new Class<?>[] {BeanManager.class}, (proxy, method, args) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
        return new Contributions(new InstalledModules(), nothing) {
            @Override
            public <T> List<T> of(Class<T> type) {
                return List.of(contributed).stream()
                        .filter(type::isInstance)
                        .map(type::cast)
                        .toList();
            }
        };
    }
}
