package dev.cohort.inside;

import dev.cohort.persistence.TenantTransaction;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/** Inside the server: gives a test the product's beans and lets it run as the product's own threads do. */
final class ProductBeans implements InvocationInterceptor {

    @Override
    public void interceptBeforeEachMethod(
            Invocation<Void> call, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        asTheProduct(call, context);
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> call, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        asTheProduct(call, context);
    }

    private static void asTheProduct(Invocation<Void> call, ExtensionContext context) throws Throwable {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(TenantTransaction.class.getClassLoader());
        try {
            inject(context.getRequiredTestInstance());
            call.proceed();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static void inject(Object test) throws IllegalAccessException {
        for (Class<?> type = test.getClass(); type != Object.class; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (!field.isAnnotationPresent(Inject.class)) continue;
                field.setAccessible(true);
                field.set(test, CDI.current().select(field.getType()).get());
            }
        }
    }
}
