package dev.cohort.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.cohort.request.Context;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Where a note or a message is written: channels as tabs, text, what stands beside the button. Ctrl Enter sends. */
public class Composer extends Div {
    private static final String CTRL_ENTER = """
            if (!this.cohortSends) this.addEventListener('keydown', (event) => {
              if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
              event.preventDefault();
              this.cohortSends.click();
            }, true);
            this.cohortSends = $0;
            """;

    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private final Map<String, Div> ofChannels = new LinkedHashMap<>();
    private final Set<String> wordless = new HashSet<>();
    private final Div tabs = Parts.div("ct");
    private final TextArea text = new TextArea();
    private final Div beside = Parts.div("row grow");
    private final Button send;
    private String channel = "";
    private String draft = "";

    private record Channel(NativeButton tab, String placeholder, String action, String refusal) {}

    /** @param send gets the channel's id and the text */
    public Composer(BiConsumer<String, String> send) {
        addClassName("cmp");
        this.send = Action.small(Action.primary("", () -> {
            if (text.isEmpty() && !wordless.contains(channel)) return;
            String written = text.getValue();
            // Before it is sent: that draws the page anew, and what is still there is taken for a draft.
            text.clear();
            forget();
            try {
                send.accept(channel, written);
            } catch (RuntimeException e) {
                text.setValue(written);
                throw e;
            }
        }));
        // At once: Ctrl Enter sends what stands there, and a draft is whole whatever happens next.
        text.setValueChangeMode(ValueChangeMode.EAGER);
        text.setWidthFull();
        text.addClassName("cx");
        text.addAttachListener(event -> text.getElement().executeJs(CTRL_ENTER, this.send.getElement()));
        add(tabs, text, Parts.div("cf", beside, Parts.span("xs t3", Words.of("composer.key")), this.send));
    }

    /**
     * @param refusal why this channel cannot be used, such as missing consent; empty where it can
     */
    public Composer channel(String id, Icon icon, String words, String placeholder, String action, String refusal) {
        NativeButton tab = Parts.button("", () -> select(id), icon.create(Icon.Size.SMALL), new Span(words));
        channels.put(id, new Channel(tab, placeholder, action, refusal));
        tabs.add(tab);
        if (channel.isEmpty()) select(id);
        return this;
    }

    /**
     * Keeps what is written and not sent in the browser's tab, whether one goes to another page, to another record, or loads
     * the page anew.
     *
     * @param about what it is written about, such as the id of a record
     */
    public Composer keptFor(String about) {
        draft = "cohort-draft " + Context.caller().id() + " " + about;
        text.addAttachListener(event -> text.getElement().executeJs("window.Cohort.draft(this, $0)", draft));
        return this;
    }

    private void forget() {
        if (!draft.isEmpty())
            getUI().ifPresent(page -> page.getPage().executeJs("sessionStorage.removeItem($0)", draft));
    }

    /** Puts words there to be gone on with, such as those of a template. */
    public void write(String words) {
        text.setValue(words);
    }

    /** What is written and not sent yet. */
    public String written() {
        return text.getValue();
    }

    /** What stands beside the button, such as consent. */
    public Composer beside(Component... parts) {
        beside.removeAll();
        beside.add(parts);
        return this;
    }

    /** What stands beside the button for one channel alone, such as what came of a call. */
    public Composer beside(String id, Component... parts) {
        Div own = Parts.div("row wrap", parts);
        own.setVisible(id.equals(channel));
        ofChannels.put(id, own);
        beside.add(own);
        return this;
    }

    /** This channel says something without words too. */
    public Composer mayBeEmpty(String id) {
        wordless.add(id);
        return this;
    }

    public final void select(String id) {
        Channel chosen = channels.get(id);
        if (chosen == null) return;
        channel = id;
        ofChannels.forEach((name, own) -> own.setVisible(name.equals(id)));
        channels.forEach((name, other) -> {
            other.tab().setClassName("on", name.equals(id));
            other.tab().getElement().setAttribute("aria-pressed", String.valueOf(name.equals(id)));
        });
        text.setPlaceholder(chosen.placeholder());
        text.setAriaLabel(chosen.placeholder());
        text.setHelperText(chosen.refusal());
        text.setEnabled(chosen.refusal().isEmpty());
        send.setText(chosen.action());
        send.setEnabled(chosen.refusal().isEmpty());
    }
}
