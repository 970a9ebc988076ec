package dev.cohort.app;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.theme.aura.Aura;

/** The page that the browser loads once. */
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("cohort/cohort.css")
@StyleSheet("cohort/pages.css")
@Viewport("width=device-width, initial-scale=1, viewport-fit=cover")
public class CohortPage implements AppShellConfigurator {}
