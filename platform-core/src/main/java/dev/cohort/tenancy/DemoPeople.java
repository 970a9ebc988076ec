package dev.cohort.tenancy;

import java.util.List;

/** The members of a demonstration tenant besides its owner: one for each role, two who sell. */
final class DemoPeople {
    private DemoPeople() {}

    record Person(String email, String name, String role) {}

    static List<Person> of(String slug) {
        String domain = "@" + slug + ".example";
        return List.of(
                new Person("manager" + domain, "Tomás Rivera", "manager"),
                new Person("sales" + domain, "Jonas Weber", "sales"),
                new Person("sales2" + domain, "Amara Okafor", "sales"),
                new Person("desk" + domain, "Mina Sato", "desk"),
                new Person("teacher" + domain, "Daniel O'Brien", "teacher"),
                new Person("accountant" + domain, "Sofia Rossi", "accountant"),
                new Person("student" + domain, "Aylin Kaya", "student"));
    }
}
