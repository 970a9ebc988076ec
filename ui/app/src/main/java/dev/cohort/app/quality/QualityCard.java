package dev.cohort.app.quality;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import dev.cohort.access.CorePermissions;
import dev.cohort.quality.Quality;
import dev.cohort.quality.QualityReport;
import dev.cohort.ui.DayCard;
import dev.cohort.ui.Panel;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;

/** What is worst about the data. */
@Dependent
public class QualityCard implements DayCard {
    private static final int SHOWN = 4;

    private final Quality quality;

    @Inject
    public QualityCard(Quality quality) {
        this.quality = quality;
    }

    @Override
    public Place place() {
        return new Place(Column.SIDE, 60, CorePermissions.QUALITY_READ);
    }

    @Override
    public Component create(Whose whose) {
        var body = new Div();
        List<QualityReport> reports = quality.report();
        if (reports.size() > 1)
            body.add(
                    Parts.div("lbl", Parts.span("", Words.of("quality.whole"))),
                    new WholeScore(reports, quality.trend()).shown());
        for (QualityReport report : reports) {
            List<QualityReport.Found> worst = report.rules().stream()
                    .filter(rule -> rule.count() > 0)
                    .limit(SHOWN)
                    .toList();
            body.add(Parts.div("lbl", Parts.span("", Words.of("quality." + report.recordType()))));
            body.add(QualityBars.score(report), QualityBars.of(worst));
        }
        return new Panel(Words.of("quality.title"), body).link(Words.of("quality.all"), "quality");
    }
}
