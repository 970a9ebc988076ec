package dev.cohort.job;

import dev.cohort.module.ModuleJars;
import java.io.InputStream;
import java.util.Collection;
import org.jberet.tools.AbstractJobXmlResolver;
import org.jspecify.annotations.Nullable;

/**
 * Shows the batch container the job descriptions of core and of modules, which it would look for in the application's
 * own jars only. It asks while the application is being put together, before there is any bean.
 */
public class ModuleJobs extends AbstractJobXmlResolver {

    @Override
    public Collection<String> getJobXmlNames(ClassLoader application) {
        return ModuleJars.loaded().modules().stream()
                .flatMap(module -> module.jobs().stream())
                .toList();
    }

    /** A job is named as its file is. Without a name the server refuses the whole application. */
    @Override
    public String resolveJobName(String jobXml, ClassLoader application) {
        return jobXml.substring(0, jobXml.length() - ".xml".length());
    }

    @Override
    public @Nullable InputStream resolveJobXml(String jobXml, ClassLoader application) {
        for (ClassLoader loader : ModuleJars.loaded().loaders()) {
            InputStream found = loader.getResourceAsStream(DEFAULT_PATH + jobXml);
            if (found != null) return found;
        }
        return null;
    }
}
