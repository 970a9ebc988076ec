package dev.cohort.leads.demo;

import java.util.List;

/**
 * What a demonstration tenant's leads are made of.
 *
 * @param people first and last name, parted by a bar; no two schools share any
 * @param branches the places it is at; none for a centre at one place
 * @param origins source, medium and campaign, parted by slashes
 */
record DemoSchool(
        List<String> people,
        List<String> interests,
        List<String> origins,
        List<String> cities,
        List<String> tags,
        List<String> branches) {
    static final DemoSchool LANGUAGES = new DemoSchool(
            DemoNames.LANGUAGES,
            List.of(
                    "English B1, evenings",
                    "German A2 intensive",
                    "German B1",
                    "Spanish A1",
                    "French A2",
                    "IELTS preparation",
                    "Business English B2",
                    "English A2",
                    "German C1, telc exam",
                    "Italian for travellers"),
            List.of(
                    "website/organic/none",
                    "website/cpc/autumn-start",
                    "instagram/social/back-to-class",
                    "referral/none/none",
                    "phone call/none/none",
                    "whatsapp/none/none",
                    "google/cpc/autumn-start",
                    "walk-in/none/none",
                    "direct/none/none"),
            List.of("Berlin", "Potsdam", "Hamburg", "Leipzig", "Bernau"),
            List.of("evenings", "weekend", "corporate", "online", "exam", "beginner"),
            List.of("Berlin Mitte", "Hamburg Altona"));
    static final DemoSchool INFORMATICS = new DemoSchool(
            DemoNames.INFORMATICS,
            List.of(
                    "Python from zero",
                    "Java backend",
                    "Data analysis",
                    "Web development bootcamp",
                    "Machine learning",
                    "QA engineering",
                    "Kids robotics",
                    "Cloud and DevOps",
                    "UX design",
                    "Cyber security basics"),
            List.of(
                    "website/organic/none",
                    "linkedin/cpc/career-change",
                    "linkedin/social/none",
                    "open day/event/november",
                    "hackathon/event/code-night",
                    "meetup/event/none",
                    "job centre/partner/voucher",
                    "youtube/video/learn-java",
                    "telegram/social/none",
                    "google/cpc/bootcamp",
                    "alumni/referral/none"),
            List.of("Munich", "Augsburg", "Nuremberg", "Regensburg", "Ingolstadt"),
            List.of("career change", "voucher", "remote", "weekend", "school", "has laptop"),
            List.of());
}
