package dev.cohort.leads;

import dev.cohort.access.Access;
import dev.cohort.access.Access.Visible;
import dev.cohort.access.RequiresPermission;
import dev.cohort.audit.Audit;
import dev.cohort.customfield.CustomFields;
import dev.cohort.export.ExportFile;
import dev.cohort.export.ExportFormat;
import dev.cohort.export.ListExport;
import dev.cohort.problem.Problem;
import dev.cohort.rest.ListQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lists of leads as files, in the order and with the columns that are seen. */
@ApplicationScoped
public class LeadExports {
    private static final int MINUTE = 60;

    private final LeadLists lists;
    private final LeadStatuses statuses;
    private final CustomFields fields;
    private final Audit audit;

    @Inject
    LeadExports(LeadLists lists, LeadStatuses statuses, CustomFields fields, Audit audit) {
        this.lists = lists;
        this.statuses = statuses;
        this.fields = fields;
        this.audit = audit;
    }

    /**
     * Writes every lead that the query finds within the caller's reach.
     *
     * @param columns their keys in order; empty for all
     * @throws Problem 400 {@code unknown-field} for a column there is none of
     */
    @Transactional
    @RequiresPermission(LeadPermissions.EXPORT)
    public ExportFile export(ListQuery query, List<String> columns, ExportFormat format) {
        Visible reached = Access.visible(LeadPermissions.EXPORT, "l");
        ListExport<LeadSummary> leads = columns();
        ExportFile file = leads.write(columns, format, query, page -> lists.page(page, reached));
        audit.noted("export", Leads.RECORD, null, leads.audited(file, columns, query), null);
        return file;
    }

    /** Every column by its key, as the API and the list name it. */
    private ListExport<LeadSummary> columns() {
        Map<String, LeadStatus> known =
                statuses.all().stream().collect(Collectors.toMap(LeadStatus::key, Function.identity()));
        return new ListExport<LeadSummary>("leads", "lead.field.")
                .column("number", LeadSummary::number)
                .column("firstName", LeadSummary::firstName)
                .column("lastName", LeadSummary::lastName)
                .column("name", LeadSummary::name)
                .column("company", LeadSummary::company)
                .column("email", LeadSummary::email)
                .column("phone", lead -> lead.phoneE164() == null ? lead.phone() : lead.phoneE164())
                .word("status", LeadSummary::status, (key, locale) -> {
                    LeadStatus status = known.get(key);
                    return status == null ? key : status.titleIn(locale);
                })
                .word("stage", lead -> lead.stage().key(), "lead.stage.")
                .column("score", lead -> lead.score().value())
                .word("source", LeadSummary::source, LeadSource::named)
                .column("medium", LeadSummary::medium)
                .column("campaign", LeadSummary::campaign)
                .column("interest", LeadSummary::interest)
                .column(
                        "owner",
                        lead -> lead.owner() == null ? null : lead.owner().name())
                .column("nextStep", LeadSummary::nextStep)
                .moment("nextStepAt", LeadSummary::nextStepAt)
                .column("tags", lead -> String.join(", ", lead.tags()))
                .column("externalId", LeadSummary::externalId)
                .column(
                        "answer",
                        lead -> lead.clock() == null || lead.clock().humanSeconds() == null
                                ? null
                                : lead.clock().humanSeconds() / MINUTE)
                .moment("createdAt", LeadSummary::createdAt)
                .moment("changedAt", LeadSummary::changedAt)
                .own(fields.current(Leads.RECORD), LeadSummary::ownFields);
    }
}
