package dev.cohort.imports;

import dev.cohort.imports.ImportReport.KeptRecord;
import java.util.List;

/**
 * What an undo would come to if it began now, in records.
 *
 * @param removed that the import made
 * @param restored that it changed
 * @param kept that are not as it left them, and stay
 * @param firstKept the first of those
 */
public record UndoPreview(long removed, long restored, long kept, List<KeptRecord> firstKept) {}
