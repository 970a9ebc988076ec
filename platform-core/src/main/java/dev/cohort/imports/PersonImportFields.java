package dev.cohort.imports;

import dev.cohort.imports.ImportField.Looks;
import java.util.ArrayList;
import java.util.List;

/** The particulars of a person that a column may be, with the names such columns have in files we have met. */
public final class PersonImportFields {
    private PersonImportFields() {}

    /**
     * They and the fields that a kind of record has besides.
     *
     * @param titles the beginning of their titles' keys
     */
    public static List<ImportField> with(String titles, ImportField... more) {
        List<ImportField> fields = new ArrayList<>(particulars(titles));
        fields.addAll(List.of(more));
        return List.copyOf(fields);
    }

    private static List<ImportField> particulars(String titles) {
        return List.of(
                of(
                        titles,
                        "firstName",
                        "first name",
                        "firstname",
                        "given name",
                        "forename",
                        "vorname",
                        "rufname",
                        "имя",
                        "prenom",
                        "nombre",
                        "nome",
                        "imie",
                        "voornaam"),
                of(
                        titles,
                        "lastName",
                        "last name",
                        "lastname",
                        "surname",
                        "family name",
                        "nachname",
                        "familienname",
                        "фамилия",
                        "nom de famille",
                        "apellido",
                        "apellidos",
                        "cognome",
                        "nazwisko",
                        "achternaam"),
                of(
                        titles,
                        "fullName",
                        "name",
                        "full name",
                        "fullname",
                        "contact name",
                        "contact",
                        "lead name",
                        "student name",
                        "kunde",
                        "ansprechpartner",
                        "vor und nachname",
                        "фио",
                        "имя и фамилия",
                        "контакт"),
                looking(
                        titles,
                        Looks.EMAIL,
                        "email",
                        "email",
                        "e mail",
                        "mail",
                        "email address",
                        "e mail address",
                        "e mail adresse",
                        "email adresse",
                        "mailadresse",
                        "почта",
                        "эл почта",
                        "электронная почта",
                        "e mail 1",
                        "correo",
                        "correo electronico",
                        "courriel"),
                looking(
                        titles,
                        Looks.PHONE,
                        "phone",
                        "phone",
                        "phone number",
                        "telephone",
                        "tel",
                        "tel no",
                        "mobile",
                        "mobile phone",
                        "mobile number",
                        "cell",
                        "cell phone",
                        "mobile whatsapp",
                        "contact number",
                        "telefon",
                        "telefonnummer",
                        "rufnummer",
                        "handy",
                        "handynummer",
                        "mobil",
                        "mobiltelefon",
                        "телефон",
                        "номер телефона",
                        "мобильный",
                        "мобильный телефон",
                        "telefono",
                        "movil"),
                of(titles, "whatsapp", "whatsapp", "whats app", "whatsapp number", "ватсап"),
                of(titles, "telegram", "telegram", "telegram handle", "telegram id", "телеграм"),
                of(titles, "instagram", "instagram", "instagram handle", "insta", "инстаграм"),
                of(
                        titles,
                        "company",
                        true,
                        "company",
                        "company name",
                        "organization",
                        "organisation",
                        "employer",
                        "firma",
                        "unternehmen",
                        "компания",
                        "организация",
                        "empresa",
                        "societe"),
                of(titles, "jobTitle", "job title", "position", "job", "beruf", "funktion", "должность"),
                of(titles, "language", true, "language", "preferred language", "sprache", "язык", "lang"),
                of(
                        titles, "city", true, "city", "town", "stadt", "ort", "wohnort", "город", "ciudad", "ville",
                        "citta"),
                of(titles, "country", true, "country", "land", "страна", "pais", "pays"),
                looking(
                        titles,
                        Looks.BIRTH_DATE,
                        "birthDate",
                        "birth date",
                        "birthdate",
                        "date of birth",
                        "dob",
                        "birthday",
                        "geburtsdatum",
                        "geburtstag",
                        "geb",
                        "geb datum",
                        "дата рождения",
                        "день рождения"),
                of(
                        titles,
                        "guardian",
                        "guardian",
                        "parent",
                        "parent name",
                        "guardian name",
                        "parent email",
                        "guardian email",
                        "parent phone",
                        "mother",
                        "father",
                        "erziehungsberechtigt",
                        "erziehungsberechtigte",
                        "eltern",
                        "elternteil",
                        "mutter",
                        "vater",
                        "родитель",
                        "опекун"),
                of(
                        titles,
                        "payer",
                        "payer",
                        "paid by",
                        "payer name",
                        "payer email",
                        "bill to",
                        "billing contact",
                        "zahler",
                        "rechnung an",
                        "rechnungsempfanger",
                        "kostentrager",
                        "плательщик"));
    }

    private static ImportField of(String titles, String key, String... names) {
        return of(titles, key, false, names);
    }

    private static ImportField of(String titles, String key, boolean mayDefault, String... names) {
        return new ImportField(key, titles + key, Looks.NOTHING, mayDefault, List.of(names));
    }

    private static ImportField looking(String titles, Looks looks, String key, String... names) {
        return new ImportField(key, titles + key, looks, false, List.of(names));
    }
}
