package dev.cohort.leads.captureui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import dev.cohort.leads.capture.InboxCounts;
import dev.cohort.leads.capture.InboxCounts.Line;
import dev.cohort.leads.capture.InboxDesk;
import dev.cohort.leads.capture.InboxState;
import dev.cohort.request.Context;
import dev.cohort.ui.Chart;
import dev.cohort.ui.Chart.Bar;
import dev.cohort.ui.Dates;
import dev.cohort.ui.EmptyState;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Panel;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Segmented;
import dev.cohort.ui.Words;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How many came, by source and day, and what became of them; each number leads to its rows. */
@Dependent
class InboxCountsPart {
    private static final String USUAL = "30";

    private final InboxDesk desk;
    private final Clock clock;

    @Inject
    InboxCountsPart(InboxDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    Component show() {
        var body = Parts.div("page-body");
        var period = new Segmented(Words.of("inbox.counts.period"));
        for (String days : List.of("7", USUAL, "90")) period.option(days, Words.of("inbox.counts.days", days));
        var content = Parts.div("col g3");
        period.select(USUAL).onSelect(days -> fill(content, Integer.parseInt(days)));
        fill(content, Integer.parseInt(USUAL));
        body.add(Parts.div("row", period), content);
        return Parts.div("scroll", body);
    }

    private void fill(Div content, int days) {
        LocalDate today = LocalDate.now(clock.withZone(Context.current().zone()));
        InboxCounts counts = desk.counts(today.minusDays(days - 1L), today);
        content.removeAll();
        if (counts.items().isEmpty()) {
            content.add(new EmptyState(Icon.INBOX, Words.of("inbox.none"), Words.of("inbox.none.text")));
            return;
        }
        var chart = new Chart(Chart.Shape.BARS, Words.of("inbox.source"), Words.of("inbox.received"), bars(counts));
        content.add(
                new Panel(Words.of("inbox.counts.chart"), chart).end(chart.tableSwitch()),
                new Panel(Words.of("inbox.counts.table"), table(counts)).note(Words.of("inbox.counts.sum")));
    }

    private static List<Bar> bars(InboxCounts counts) {
        Map<String, Long> bySource = counts.items().stream()
                .collect(Collectors.groupingBy(Line::source, TreeMap::new, Collectors.summingLong(Line::received)));
        return bySource.entrySet().stream()
                .map(each -> Bar.of(InboxWords.source(each.getKey()), each.getValue())
                        .at("inbox?source=" + each.getKey()))
                .toList();
    }

    private static Component table(InboxCounts counts) {
        var table = new NativeTable();
        var heads = new NativeTableRow();
        heads.add(head(Words.of("inbox.counts.day"), "col"), head(Words.of("inbox.source"), "col"));
        heads.add(head(Words.of("inbox.received"), "col"));
        for (String each : List.of("created", "merged", "failed", "ignored"))
            heads.add(head(Words.of("inbox.state." + each), "col"));
        heads.add(head(Words.of("inbox.counts.waiting"), "col"));
        table.getHead().add(heads);
        for (Line line : counts.items()) table.getBody().add(row(line));
        table.getFoot().add(total(counts.total()));
        var around = Parts.div("plot-table table-scroll second-text", table);
        around.getElement().setAttribute("tabindex", "0");
        around.getElement().setAttribute("role", "region");
        around.getElement().setAttribute("aria-label", Words.of("inbox.counts.table"));
        return around;
    }

    private static NativeTableRow row(Line line) {
        var row = new NativeTableRow();
        row.add(head(Dates.day(line.day()), "row"));
        row.addDataCell().setText(InboxWords.source(line.source()));
        String rows = "inbox?source=" + line.source() + "&day=" + line.day();
        row.addDataCell().add(number(line.received(), rows));
        row.addDataCell().add(number(line.created(), rows + "&state=" + InboxState.CREATED.key()));
        row.addDataCell().add(number(line.merged(), rows + "&state=" + InboxState.MERGED.key()));
        row.addDataCell().add(number(line.failed(), rows + "&state=" + InboxState.FAILED.key()));
        row.addDataCell().add(number(line.ignored(), rows + "&state=" + InboxState.IGNORED.key()));
        row.addDataCell().add(number(line.waiting(), rows + "&state=received&state=waiting"));
        return row;
    }

    private static NativeTableRow total(InboxCounts.Sum sum) {
        var row = new NativeTableRow();
        row.add(head(Words.of("inbox.counts.total"), "row"));
        row.addDataCell();
        for (long each :
                new long[] {sum.received(), sum.created(), sum.merged(), sum.failed(), sum.ignored(), sum.waiting()})
            row.addDataCell().setText(figure(each));
        return row;
    }

    private static Component number(long value, String rows) {
        return value == 0 ? Parts.span("t3", "0") : new Anchor(rows, figure(value));
    }

    private static String figure(long value) {
        return String.format(Words.locale(), "%,d", value);
    }

    private static NativeTableHeaderCell head(String words, String scope) {
        var head = new NativeTableHeaderCell(words);
        head.getElement().setAttribute("scope", scope);
        return head;
    }
}
