package dev.retention.examples.page;

import java.util.List;

/**
 * A page of headed sections, before anyone decides how it looks: the one model that all writers of pages write.
 *
 * @param title what the page is
 * @param lead what to know before reading on, one sentence or two a line
 * @param sections the sections, in the order in which they are read
 */
public record Page(String title, List<String> lead, List<Section> sections) {

    public Page {
        lead = List.copyOf(lead);
        sections = List.copyOf(sections);
    }
}
