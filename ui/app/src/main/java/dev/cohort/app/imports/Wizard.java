package dev.cohort.app.imports;

import dev.cohort.imports.ImportStatus;

/** What the steps of the import tell the page they stand on. */
interface Wizard {
    /** The steps in their order. */
    enum Step {
        UPLOAD,
        MAP,
        DRY_RUN,
        RUN,
        REPORT
    }

    /** Shows a step as the one at hand. */
    void at(Step step);

    /** Goes to another page. */
    void go(String path);

    /** A dry run or the run was begun. */
    void begun(ImportStatus now);

    /** What was chosen cannot be: the choices are read again as they were last tried. */
    void chooseAgain();

    /** Stops what runs. */
    void cancel();
}
