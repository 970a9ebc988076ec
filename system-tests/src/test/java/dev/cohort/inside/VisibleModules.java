package dev.cohort.inside;

import dev.cohort.module.ModuleJars;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.jboss.modules.DependencySpec;
import org.jboss.modules.Module;
import org.jboss.modules.ModuleDependencySpecBuilder;
import org.jboss.modules.ModuleLoader;

/** Lets the tests see the classes of the product's modules, before the first test is loaded, as the product does for itself. */
@WebListener
public class VisibleModules implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        Module tests = Module.forClass(VisibleModules.class);
        List<DependencySpec> seen = new ArrayList<>(List.of(tests.getDependencies()));
        for (ClassLoader loader : ModuleJars.loaded().loaders()) {
            Module module = Module.forClassLoader(loader, false);
            seen.add(new ModuleDependencySpecBuilder()
                    .setModuleLoader(module.getModuleLoader())
                    .setName(module.getName())
                    .build());
        }
        try {
            Method relink = ModuleLoader.class.getDeclaredMethod("setAndRelinkDependencies", Module.class, List.class);
            relink.setAccessible(true);
            relink.invoke(tests.getModuleLoader(), tests, seen);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The tests cannot be linked with the product's modules", e);
        }
    }
}
