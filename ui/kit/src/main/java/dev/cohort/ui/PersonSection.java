package dev.cohort.ui;

import java.util.Optional;
import java.util.UUID;

/** A part of a person's page. Modules bring it as a CDI bean; it stands only where the tenant has the module. */
public interface PersonSection {

    /** The part with the state of now; empty where it has nothing to say, or for whom it is none of their business. */
    Optional<Section> of(UUID personId);
}
