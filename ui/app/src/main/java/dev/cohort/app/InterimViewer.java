package dev.cohort.app;

import dev.cohort.ui.Viewer;
import dev.cohort.ui.ViewerSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;

/** Stands in until the request context tells who is there. */
@ApplicationScoped
public class InterimViewer implements ViewerSource {
    @Override
    public Viewer current() {
        return new Viewer(
                "Leyla Demir",
                "Nordlicht",
                "Berlin Mitte",
                List.of(new Viewer.Branch("mitte", "Berlin Mitte"), new Viewer.Branch("wedding", "Berlin Wedding")),
                "#0c7489",
                Locale.ENGLISH,
                "/logout");
    }
}
