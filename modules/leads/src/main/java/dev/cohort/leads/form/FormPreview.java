package dev.cohort.leads.form;

import java.util.Locale;
import java.util.Map;

/** How a form would look, without being kept. */
public final class FormPreview {
    private FormPreview() {}

    /** The page of the form as a visitor would see it. */
    public static String of(EnquiryForm form, FormDesign design, Locale locale) {
        EnquiryForm drawn = new EnquiryForm(
                form.id(),
                form.key(),
                form.name(),
                form.active(),
                form.source(),
                form.medium(),
                form.campaign(),
                design,
                form.path(),
                form.changedAt(),
                form.version());
        return new EnquiryHtml(drawn, locale, false, "")
                .form(new EnquiryHtml.Filled(Map.of(), Map.of(), null), "", Map.of());
    }
}
