package dev.cohort.organization;

import dev.cohort.module.DemoContent;
import dev.cohort.persistence.TenantTransaction;
import dev.cohort.person.People;
import dev.cohort.person.PersonProfile;
import dev.cohort.request.Context;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;

/** Fills a demonstration tenant with employers and whom one speaks with there. */
@ApplicationScoped
public class OrganizationsDemo implements DemoContent {
    private record Employer(String name, String domain, String city, String notes, String first, String last) {}

    // Two centres hold nobody in common, or it would look as if one saw the other's.
    private static final List<List<Employer>> CENTRES = List.of(
            List.of(
                    new Employer(
                            "Byteforge AG",
                            "byteforge.example",
                            "Leipzig",
                            "Trains two apprentices a year.",
                            "Henrike",
                            "Vogt"),
                    new Employer(
                            "Datenhafen eG", "datenhafen.example", "Dresden", "Asks for weekends.", "Ole", "Lindner"),
                    new Employer("Klar Software", "klar.example", "Jena", "Pays by invoice.", "Samira", "Nazari")),
            List.of(
                    new Employer(
                            "Havelwerk GmbH",
                            "havelwerk.example",
                            "Berlin",
                            "German B1 for 24 people, from February.",
                            "Petra",
                            "Krüger"),
                    new Employer(
                            "Klinikum Nord", "klinikum-nord.example", "Hamburg", "Nurses, B2 exam.", "Tomasz", "Zając"),
                    new Employer("Spree Logistik", "spree-logistik.example", "Berlin", "", "Carla", "Neumann")));

    private final Organizations organizations;
    private final People people;
    private final TenantTransaction transaction;

    @Inject
    OrganizationsDemo(Organizations organizations, People people, TenantTransaction transaction) {
        this.organizations = organizations;
        this.people = people;
        this.transaction = transaction;
    }

    @Override
    public String moduleId() {
        return "";
    }

    @Override
    @Transactional
    public void create() {
        // Run again after a broken start, it adds nothing.
        boolean done = transaction
                .handle()
                .createQuery("select exists (select from organization)")
                .mapTo(Boolean.class)
                .one();
        if (done) return;
        int centre = Math.floorMod(Context.tenant().slug().hashCode(), CENTRES.size());
        CENTRES.get(centre).forEach(this::add);
    }

    private void add(Employer employer) {
        OrganizationDetails made = organizations.create(new OrganizationFields(
                employer.name(),
                employer.domain(),
                null,
                "office@" + employer.domain(),
                employer.city(),
                "DE",
                employer.notes().isEmpty() ? null : employer.notes(),
                null));
        String address = employer.first().toLowerCase(java.util.Locale.ROOT) + "@" + employer.domain();
        people.create(new PersonProfile(
                employer.first(),
                employer.last(),
                address,
                null,
                null,
                null,
                null,
                "de",
                employer.city(),
                "DE",
                null,
                "HR",
                null,
                made.id(),
                null,
                null));
    }
}
