package dev.cohort.leads.ui;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** What the leads page is put together from. */
@Dependent
class LeadDesk {
    private final LeadFilters filters;
    private final LeadPanels panels;
    private final LeadForms forms;
    private final LeadLanes lanes;
    private final LeadBulkActions bulk;
    private final LeadWords words;
    private final LeadCells cells;

    @Inject
    LeadDesk(
            LeadFilters filters,
            LeadPanels panels,
            LeadForms forms,
            LeadLanes lanes,
            LeadBulkActions bulk,
            LeadWords words,
            LeadCells cells) {
        this.cells = cells;
        this.filters = filters;
        this.panels = panels;
        this.forms = forms;
        this.lanes = lanes;
        this.bulk = bulk;
        this.words = words;
    }

    LeadFilters filters() {
        return filters;
    }

    LeadPanels panels() {
        return panels;
    }

    LeadForms forms() {
        return forms;
    }

    LeadLanes lanes() {
        return lanes;
    }

    LeadBulkActions bulk() {
        return bulk;
    }

    LeadCells cells() {
        return cells;
    }

    LeadWords words() {
        return words;
    }
}
