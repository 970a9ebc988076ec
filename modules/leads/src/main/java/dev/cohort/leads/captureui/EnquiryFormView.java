package dev.cohort.leads.captureui;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasSize;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.IFrame;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.cohort.access.ViewPermission;
import dev.cohort.config.Config;
import dev.cohort.consent.ConsentPurpose;
import dev.cohort.consent.ConsentPurposes;
import dev.cohort.consent.Consents;
import dev.cohort.leads.LeadPermissions;
import dev.cohort.leads.form.EnquiryForm;
import dev.cohort.leads.form.EnquiryForms;
import dev.cohort.leads.form.FieldUse;
import dev.cohort.leads.form.FormDesign;
import dev.cohort.leads.form.FormFields;
import dev.cohort.leads.form.FormPreview;
import dev.cohort.message.Channels;
import dev.cohort.problem.Problem;
import dev.cohort.request.Context;
import dev.cohort.rest.Json;
import dev.cohort.rest.Patch;
import dev.cohort.rest.ProblemBody;
import dev.cohort.ui.Action;
import dev.cohort.ui.Address;
import dev.cohort.ui.FormPanel;
import dev.cohort.ui.Icon;
import dev.cohort.ui.PageHeader;
import dev.cohort.ui.Panel;
import dev.cohort.ui.Parts;
import dev.cohort.ui.Shell;
import dev.cohort.ui.Toast;
import dev.cohort.ui.Unsaved;
import dev.cohort.ui.View;
import dev.cohort.ui.Words;
import dev.cohort.ui.message.MessageWords;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The centre's enquiry forms: what they ask and say, how that looks, and how they come into the centre's website. */
@Route(value = "settings/enquiry-form", layout = Shell.class)
@ViewPermission(LeadPermissions.FORM_CHANGE)
@Dependent
public class EnquiryFormView extends View implements BeforeEnterObserver, HasDynamicTitle {
    private static final String ROUTE = "settings/enquiry-form";

    private final EnquiryForms forms;
    private final Div body = Parts.div("page-body");
    private final Map<String, Select<FieldUse>> uses = new LinkedHashMap<>();
    private final TextField name = new TextField(Words.of("form.name"));
    private final Checkbox active = new Checkbox(Words.of("form.active"));
    private final TextField heading = new TextField(Words.of("form.heading"));
    private final TextArea intro = new TextArea(Words.of("form.intro"));
    private final TextArea thanks = new TextArea(Words.of("form.thanks"));
    private final TextField redirect = new TextField(Words.of("form.redirect"));
    private final TextArea interests = new TextArea(Words.of("form.interests"));
    private final TextArea consent = new TextArea(Words.of("form.consent"));
    private final Select<ConsentPurpose> consentPurpose = new Select<>();
    private final Select<String> consentChannel = new Select<>();
    private final Checkbox consentOptional = new Checkbox(Words.of("form.consent.optional"));
    private final TextArea hosts = new TextArea(Words.of("form.hosts"));
    private final TextField source = new TextField(Words.of("lead.field.source"));
    private final TextField medium = new TextField(Words.of("lead.field.medium"));
    private final TextField campaign = new TextField(Words.of("lead.field.campaign"));
    private final Checkbox confirm = new Checkbox(Words.of("form.confirm"));
    private final TextField answerSubject = new TextField(Words.of("form.answer.subject"));
    private final TextArea answerText = new TextArea(Words.of("form.answer.text"));
    private final IFrame preview = new IFrame();
    private List<EnquiryForm> all = List.of();
    private Unsaved unsaved = new Unsaved(Parts.div(""));

    @Inject
    EnquiryFormView(EnquiryForms forms, ConsentPurposes purposes, Channels channels) {
        this.forms = forms;
        consentPurpose.setLabel(Words.of("form.consent.purpose"));
        consentPurpose.setItems(purposes.list());
        consentPurpose.setItemLabelGenerator(ConsentPurpose::title);
        consentPurpose.setHelperText(Words.of("form.consent.purpose.help"));
        consentChannel.setLabel(Words.of("form.consent.channel"));
        List<String> ways = new ArrayList<>(List.of(Consents.ANY));
        channels.all().forEach(channel -> ways.add(channel.key()));
        consentChannel.setItems(ways);
        consentChannel.setItemLabelGenerator(
                way -> way.equals(Consents.ANY) ? Words.of("form.consent.channel.any") : MessageWords.channel(way));
        for (String field : FormDesign.NAMES) uses.put(field, use(field));
        redirect.setHelperText(Words.of("form.redirect.help"));
        interests.setHelperText(Words.of("form.interests.help"));
        answerText.setHelperText(Words.of("form.answer.help"));
        confirm.setHelperText(Words.of("form.confirm.help"));
        hosts.setHelperText(Words.of("form.hosts.help"));
        source.setHelperText(Words.of("form.origin.help"));
        preview.setTitle(Words.of("form.preview"));
        preview.setSandbox(IFrame.SandboxType.RESTRICT_ALL);
        preview.addClassName("form-preview");
        add(
                PageHeader.ofSettings(Words.of("form.title"))
                        .actions(Action.plain(Words.of("form.new"), Icon.PLUS, this::create)),
                Parts.div("scroll", body));
    }

    private static Select<FieldUse> use(String field) {
        var select = new Select<FieldUse>();
        select.setLabel(Words.of("enquire.field." + field));
        select.setItems(FieldUse.values());
        select.setItemLabelGenerator(use -> Words.of("form.use." + use.name().toLowerCase(Locale.ROOT)));
        return select;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String key = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("form")
                .orElse(EnquiryForms.MAIN);
        all = forms.list();
        all.stream()
                .filter(form -> form.key().equals(key))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .ifPresent(this::show);
    }

    private void show(EnquiryForm form) {
        body.removeAll();
        fill(form);
        var leadIn = new Paragraph(Words.of("form.lead-in"));
        leadIn.addClassName("lead-in");
        var typed = Parts.div("col g3", questions(), texts(), origin(form));
        unsaved = new Unsaved(typed, hosts);
        var left = Parts.div("col g3", typed, saving(form));
        var right = Parts.div("col g3", embedding(form), new Panel(Words.of("form.preview"), preview));
        body.add(leadIn, choice(form), Parts.div("form-and-preview", left, right));
        watch(form);
        draw(form);
    }

    private Component choice(EnquiryForm form) {
        var select = new Select<EnquiryForm>();
        select.setLabel(Words.of("form.which"));
        select.setItems(all);
        select.setItemLabelGenerator(EnquiryForm::name);
        select.setValue(form);
        select.addValueChangeListener(event -> {
            if (event.isFromClient()) go(event.getValue().key());
        });
        select.setVisible(all.size() > 1);
        return select;
    }

    private static void go(String key) {
        Address.go(ROUTE, QueryParameters.of("form", key));
    }

    private void fill(EnquiryForm form) {
        FormDesign design = form.design();
        uses.forEach((field, select) -> select.setValue(design.use(field)));
        name.setValue(form.name());
        active.setValue(form.active());
        active.setReadOnly(form.key().equals(EnquiryForms.MAIN));
        heading.setValue(said(design.title()));
        heading.setPlaceholder(Words.of("enquire.title"));
        intro.setValue(said(design.intro()));
        intro.setPlaceholder(Words.of("enquire.intro"));
        thanks.setValue(said(design.thanks()));
        thanks.setPlaceholder(Words.of("enquire.thanks.text"));
        redirect.setValue(said(design.redirectTo()));
        interests.setValue(String.join("\n", design.choices()));
        consent.setValue(said(design.consentText()));
        consent.setHelperText(Words.of("form.consent.help", Objects.requireNonNullElse(design.consentVersion(), 0)));
        consentPurpose
                .getListDataView()
                .getItems()
                .filter(each -> each.key().equals(design.consentFor()))
                .findFirst()
                .ifPresent(consentPurpose::setValue);
        consentChannel.setValue(Objects.requireNonNullElse(design.consentChannel(), Consents.ANY));
        consentOptional.setValue(!design.needsConsent() && design.consentText() != null);
        hosts.setValue(String.join("\n", design.allowedHosts()));
        confirm.setValue(design.confirms());
        answerSubject.setValue(said(design.answerSubject()));
        answerText.setValue(said(design.answerText()));
        source.setValue(form.source());
        medium.setValue(form.medium());
        campaign.setValue(form.campaign());
    }

    private Component questions() {
        var layout = layout();
        uses.values().forEach(layout::add);
        layout.add(interests, 2);
        layout.add(consent, 2);
        layout.add(consentPurpose, consentChannel);
        layout.add(consentOptional, 2);
        return new Panel(Words.of("form.questions"), layout);
    }

    private Component texts() {
        var layout = layout();
        layout.add(heading, 2);
        layout.add(intro, 2);
        layout.add(thanks, 2);
        layout.add(redirect, 2);
        layout.add(confirm, 2);
        layout.add(answerSubject, 2);
        layout.add(answerText, 2);
        return new Panel(Words.of("form.texts"), layout);
    }

    private Component origin(EnquiryForm form) {
        var layout = layout();
        layout.add(name);
        if (!form.key().equals(EnquiryForms.MAIN)) layout.add(active);
        layout.add(source, 2);
        layout.add(medium, campaign);
        return new Panel(Words.of("form.origin"), layout);
    }

    private static FormLayout layout() {
        var layout = new FormLayout();
        layout.setResponsiveSteps(new FormLayout.ResponsiveStep("0", 1), new FormLayout.ResponsiveStep("440px", 2));
        return layout;
    }

    private Component embedding(EnquiryForm form) {
        String address = Config.publicUrl(Context.tenant().slug());
        String snippet = "<script src=\"" + address + "/widget.js\" data-form=\"" + form.key() + "\" async></script>";
        var code = new Pre(snippet);
        code.addClassName("raw");
        code.getElement().setAttribute("tabindex", "0");
        hosts.setWidthFull();
        var copy = Action.plain(Words.of("form.snippet.copy"), Icon.FILE, () -> {
            getElement().executeJs("navigator.clipboard && navigator.clipboard.writeText($0)", snippet);
            Toast.show(Words.of("form.snippet.copied"));
        });
        var page = new Anchor(address + form.path(), address + form.path());
        page.setTarget("_blank");
        page.setRouterIgnore(true);
        return new Panel(
                Words.of("form.embed"),
                Parts.div(
                        "col g3",
                        hosts,
                        Parts.div("col g1", Parts.span("lbl", Words.of("form.snippet")), code, Parts.row(copy)),
                        Parts.div("col g1", Parts.span("lbl", Words.of("form.page")), page)));
    }

    private Component saving(EnquiryForm form) {
        var save = Action.primary(Words.of("leads.save"), () -> save(form));
        var row = Parts.row(save);
        if (!form.key().equals(EnquiryForms.MAIN))
            row.add(Action.quiet(Words.of("form.delete"), () -> {
                forms.delete(form.id());
                unsaved.saved();
                Toast.show(Words.of("form.deleted", form.name()));
                go(EnquiryForms.MAIN);
            }));
        return row;
    }

    private void watch(EnquiryForm form) {
        for (HasValue<?, ?> field : fields())
            field.addValueChangeListener(event -> {
                if (event.isFromClient()) draw(form);
            });
        fields().forEach(field -> {
            if (field instanceof TextArea || field instanceof TextField) ((HasSize) field).setWidthFull();
        });
    }

    private List<AbstractField<?, ?>> fields() {
        var fields = new ArrayList<AbstractField<?, ?>>(uses.values());
        fields.addAll(List.of(heading, intro, interests, consent, consentOptional));
        return fields;
    }

    /** As it would look, while one writes. */
    private void draw(EnquiryForm form) {
        preview.setSrcdoc(FormPreview.of(form, design(), Words.locale()));
    }

    private FormDesign design() {
        return new FormDesign(
                blank(heading.getValue()),
                blank(intro.getValue()),
                uses.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue()
                        .getValue())),
                lines(interests.getValue()),
                blank(consent.getValue()),
                null,
                blank(thanks.getValue()),
                blank(redirect.getValue()),
                lines(hosts.getValue()),
                confirm.getValue(),
                blank(answerSubject.getValue()),
                blank(answerText.getValue()),
                consentPurpose.getValue() == null
                        ? null
                        : consentPurpose.getValue().key(),
                consentChannel.getValue().equals(Consents.ANY) ? null : consentChannel.getValue(),
                consentOptional.getValue());
    }

    private void save(EnquiryForm form) {
        ObjectNode patch = (ObjectNode) Json.tree(new FormFields(
                form.key(),
                name.getValue(),
                active.getValue(),
                source.getValue(),
                medium.getValue(),
                campaign.getValue(),
                design()));
        try {
            forms.change(form.id(), form.version(), Patch.of(FormFields.class, patch));
            unsaved.saved();
            Toast.show(Words.of("form.saved"));
            go(form.key());
        } catch (Problem refused) {
            if (!refused.hasFaults()) throw refused;
            Toast.error(refused.faults().stream()
                    .map(fault -> ProblemBody.message(fault, Words.locale()))
                    .distinct()
                    .collect(Collectors.joining(" ")));
        }
    }

    private void create() {
        var title = new TextField(Words.of("form.name"));
        var key = new TextField(Words.of("form.key"));
        key.setHelperText(Words.of("form.key.help"));
        key.setPattern("[a-z0-9][a-z0-9-]{0,39}");
        title.setRequiredIndicatorVisible(true);
        key.setRequiredIndicatorVisible(true);
        FormPanel[] panel = new FormPanel[1];
        panel[0] = new FormPanel(Words.of("form.new"), Words.of("form.new"), () -> {
            if (title.isEmpty() || key.isEmpty() || key.isInvalid()) {
                (title.isEmpty() ? title : key).focus();
                return;
            }
            EnquiryForm made =
                    forms.create(new FormFields(key.getValue(), title.getValue(), true, null, null, null, null));
            panel[0].done();
            go(made.key());
        });
        panel[0].wide(title).wide(key).open();
    }

    private static List<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static String said(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String blank(String text) {
        return text.isBlank() ? null : text;
    }

    @Override
    public String getPageTitle() {
        return Words.of("form.title");
    }
}
