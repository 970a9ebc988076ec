package dev.cohort.ui;

import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldVariant;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.Consumer;

/** Searches a list while one types; a pause in the typing is waited for. */
public class SearchField extends TextField {
    private static final int TYPING_PAUSE_MILLIS = 300;
    private static final int LONGEST = 200;

    /** @param search gets what was typed, without spaces around it */
    public SearchField(String words, Consumer<String> search) {
        setPlaceholder(words);
        setAriaLabel(words);
        setPrefixComponent(Icon.SEARCH.create(Icon.Size.SMALL));
        addThemeVariants(TextFieldVariant.SMALL);
        setClearButtonVisible(true);
        setMaxLength(LONGEST);
        setValueChangeMode(ValueChangeMode.LAZY);
        setValueChangeTimeout(TYPING_PAUSE_MILLIS);
        addClassName("bar-search");
        addValueChangeListener(event -> {
            if (event.isFromClient()) search.accept(event.getValue().strip());
        });
    }

    /** Shows a text without telling; what is being typed stays as it is. */
    public void show(String text) {
        if (!getValue().strip().equals(text)) setValue(text);
    }
}
