package dev.cohort.job;

import dev.cohort.module.ModuleJars;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jberet.tools.AbstractJobXmlResolver;
import org.jboss.modules.ModuleClassLoader;
import org.jboss.modules.Resource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows the batch container the job descriptions of core and of modules, which it would look for in the application's
 * own jars only. It asks while the application is being put together, before there is any bean.
 */
public class ModuleJobs extends AbstractJobXmlResolver {
    private static final Logger LOG = LoggerFactory.getLogger(ModuleJobs.class);
    private static final XMLInputFactory READERS = XMLInputFactory.newDefaultFactory();

    static {
        READERS.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    }

    @Override
    public Collection<String> getJobXmlNames(ClassLoader application) {
        List<String> names = new ArrayList<>();
        for (ClassLoader loader : ModuleJars.loaded().loaders()) {
            if (!(loader instanceof ModuleClassLoader module)) continue;
            // Of the module's own jar alone: what it depends on is listed by itself.
            Iterator<Resource> files = module.iterateResources(withoutSlash(DEFAULT_PATH), true);
            while (files.hasNext()) {
                String path = files.next().getName();
                if (path.endsWith(".xml")) names.add(path.substring(path.lastIndexOf('/') + 1));
            }
        }
        return names;
    }

    /** The id in the description: the container files the job under it, and takes no null for it. */
    @Override
    public String resolveJobName(String jobXml, ClassLoader application) {
        try (InputStream description = resolveJobXml(jobXml, application)) {
            XMLStreamReader xml = READERS.createXMLStreamReader(description);
            xml.nextTag();
            String id = xml.getAttributeValue(null, "id");
            if (id != null) return id;
        } catch (IOException | XMLStreamException e) {
            LOG.error("The description {} of a job cannot be read", jobXml, e);
        }
        return jobXml.replaceFirst("\\.xml$", "");
    }

    @Override
    public @Nullable InputStream resolveJobXml(String jobXml, ClassLoader application) {
        for (ClassLoader loader : ModuleJars.loaded().loaders()) {
            InputStream found = loader.getResourceAsStream(DEFAULT_PATH + jobXml);
            if (found != null) return found;
        }
        return null;
    }

    private static String withoutSlash(String path) {
        return path.substring(0, path.length() - 1);
    }
}
