package dev.cohort.leads.form;

import dev.cohort.site.PublicPage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** {@code /widget.js}: puts a form into another website, as high as it is, and tells it where the visitor came from. */
@ApplicationScoped
public class WidgetScript implements PublicPage {
    private static final String SCRIPT =
            """
            (function () {
              'use strict';
              var script = document.currentScript;
              if (!script) return;
              var origin = new URL(script.src).origin;
              var form = script.dataset.form || 'main';
              var asked = new URLSearchParams(location.search);
              var told = new URLSearchParams({ embed: '1' });
              if (script.dataset.lang) told.set('lang', script.dataset.lang);
              if (script.dataset.interest) told.set('interest', script.dataset.interest);
              ['utm_source', 'utm_medium', 'utm_campaign', 'utm_term', 'utm_content', CLICK_IDS].forEach(function (name) {
                if (asked.get(name)) told.set(name, asked.get(name).slice(0, 500));
              });
              told.set('page', location.href.slice(0, 1500));
              if (document.referrer) told.set('ref', document.referrer.slice(0, 1500));
              var frame = document.createElement('iframe');
              frame.src = origin + '/enquire' + (form === 'main' ? '' : '/' + encodeURIComponent(form)) + '?' + told;
              frame.title = script.dataset.title || 'Enquiry';
              frame.loading = 'lazy';
              frame.setAttribute('style', 'width:100%;border:0;min-height:320px;color-scheme:auto');
              addEventListener('message', function (event) {
                if (event.origin !== origin || event.source !== frame.contentWindow) return;
                var said = event.data;
                if (said && said.cohort === 'height' && said.height > 0 && said.height < 10000)
                  frame.style.height = said.height + 'px';
              });
              script.parentNode.insertBefore(frame, script.nextSibling);
            })();
            """.replace("CLICK_IDS", "'" + String.join("', '", EnquiryPage.CLICK_IDS) + "'");

    @Override
    public String path() {
        return "/widget.js";
    }

    @Override
    public void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/javascript;charset=UTF-8");
        response.setHeader("Cache-Control", "public, max-age=300");
        response.setHeader("Cross-Origin-Resource-Policy", "cross-origin");
        response.getOutputStream().write(SCRIPT.getBytes(StandardCharsets.UTF_8));
    }
}
