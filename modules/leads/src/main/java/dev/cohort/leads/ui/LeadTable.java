package dev.cohort.leads.ui;

import dev.cohort.customfield.OwnField;
import dev.cohort.leads.LeadSummary;
import dev.cohort.ui.Avatar;
import dev.cohort.ui.DataGrid;
import dev.cohort.ui.Icon;
import dev.cohort.ui.Markup;
import dev.cohort.ui.Score;
import dev.cohort.ui.Words;
import dev.cohort.ui.field.OwnFieldColumns;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of the list. */
class LeadTable extends DataGrid<LeadSummary> {
    private final LeadWords words;

    /** @param own the tenant's own fields, each a column that may be chosen */
    LeadTable(LeadWords words, List<OwnField> own) {
        super(LeadSummary::id);
        this.words = words;
        column("name", Words.of("lead.field.name"), LeadTable::who)
                .setWidth("164px")
                .setFlexGrow(3)
                .setSortable(true);
        column("status", Words.of("lead.field.status"), lead -> words.status(lead.status()))
                .setWidth("112px")
                .setFlexGrow(1)
                .setSortable(true);
        column(
                        "score",
                        Words.of("lead.field.score"),
                        lead -> Score.markup(lead.score().value()))
                .setWidth("116px")
                .setFlexGrow(0)
                .setSortable(true);
        column("source", Words.of("lead.field.source"), lead -> words.source(lead.source()))
                .setWidth("98px")
                .setFlexGrow(1)
                .setSortable(true);
        column("owner", Words.of("lead.field.owner"), lead -> LeadWords.owner(lead.owner()))
                .setWidth("88px")
                .setFlexGrow(0);
        column("nextStepAt", Words.of("nextstep"), lead -> words.next(lead.nextStep(), lead.nextStepAt()))
                .setWidth("124px")
                .setFlexGrow(3)
                .setSortable(true);
        more();
        OwnFieldColumns.into(this, own, LeadSummary::ownFields);
        number("createdAt", Words.of("leads.age"), lead -> words.age(lead.createdAt()))
                .setWidth("78px")
                .setFlexGrow(0)
                .setSortable(true);
        phoneCard(this::card);
        label(Words.of("leads.title"));
    }

    /** Columns that one may ask for. */
    private void more() {
        text("company", Words.of("lead.field.company"), lead -> said(lead.company()))
                .setWidth("130px");
        text("email", Words.of("lead.field.email"), lead -> said(lead.email())).setWidth("180px");
        text("phone", Words.of("lead.field.phone"), lead -> said(lead.phone())).setWidth("130px");
        text("interest", Words.of("lead.field.interest"), lead -> said(lead.interest()))
                .setWidth("140px");
        text("campaign", Words.of("lead.field.campaign"), LeadSummary::campaign).setWidth("120px");
        text("tags", Words.of("lead.field.tags"), lead -> String.join(", ", lead.tags()))
                .setWidth("120px");
        column("answer", Words.of("speed.title"), words::answer)
                .setWidth("110px")
                .setFlexGrow(0);
        text("number", Words.of("lead.field.number"), LeadSummary::number)
                .setWidth("96px")
                .setFlexGrow(0);
        if (words.hasBranches()) {
            text("branch", Words.of("lead.field.branch"), lead -> words.branch(lead.branchId()))
                    .setWidth("120px");
            hide("branch");
        }
        hide("company", "email", "phone", "interest", "campaign", "tags", "answer", "number");
    }

    private static Markup who(LeadSummary lead) {
        boolean nameless = lead.name().equals(lead.number());
        return Markup.span(
                "row who",
                LeadWords.face(lead.name(), lead.number(), Avatar.Size.MEDIUM),
                Markup.span(nameless ? "cut m t2" : "cut m", Markup.text(lead.name())));
    }

    private Markup card(LeadSummary lead) {
        return Markup.span(
                "row g3 grow",
                LeadWords.face(lead.name(), lead.number(), Avatar.Size.MEDIUM),
                Markup.span(
                        "col grow cut",
                        Markup.span(
                                "row between",
                                Markup.span("cut m", Markup.text(lead.name())),
                                Score.brief(lead.score().value())),
                        Markup.span(
                                "row between sm",
                                words.status(lead.status()),
                                words.next(lead.nextStep(), lead.nextStepAt()))),
                Icon.CHEVRON_RIGHT.markup(Icon.Size.SMALL));
    }

    private static String said(@Nullable String text) {
        return text == null ? "" : text;
    }
}
