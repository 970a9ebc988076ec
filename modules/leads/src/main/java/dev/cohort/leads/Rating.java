package dev.cohort.leads;

import java.util.List;

/** What a lead is rated by beside its own fields: the tenant's rules, and the signs of interest there were. */
record Rating(ScoreRules rules, List<Sign> signs) {}
