#include "core/io/mspdi_reader.h"

#include "core/io/mspdi_read_parts.h"

namespace pmo::mspdi {

namespace {

// --- small records ---------------------------------------------------------------------------------------------------------

DurationFormat format_of(std::int32_t code)
{
    return {code >= 32 && code != 53 ? code - 32 : code == 53 ? 21 : code};
}

void read_format(Reader& reader, pugi::xml_node node, DurationFormat& format)
{
    std::int32_t code = format.code;
    reader.put<As::number>(node, code);
    format = format_of(code);
}

Link read_link(Reader& reader, pugi::xml_node node)
{
    Link link;
    std::int64_t lag = 0;
    for (pugi::xml_node const child : node.children()) {
        std::string_view const name = local_name(child);
        if (name == "PredecessorUID") reader.put<As::number>(child, link.predecessor_uid);
        else if (name == "Type") reader.put_enum(child, link.type, 3);
        else if (name == "LinkLag") reader.put<As::number>(child, lag);
        else if (name == "LagFormat") reader.put<As::number>(child, link.lag_format);
        else if (name == "CrossProject") reader.put<As::flag>(child, link.cross_project);
        else if (name == "CrossProjectName") reader.put<As::text>(child, link.cross_project_name);
    }
    DurationFormat const format = format_of(link.lag_format);
    using engine::LagKind;
    if (format.percent())
        link.lag_kind = format.elapsed() ? LagKind::elapsed_percent : LagKind::percent;
    else
        link.lag_kind = format.elapsed() ? LagKind::elapsed : LagKind::working;
    if (!format.percent())
        lag = (lag + (lag >= 0 ? 5 : -5)) / 10; // tenths of a minute
    link.lag = static_cast<std::int32_t>(std::clamp<std::int64_t>(lag, -1'000'000'000, 1'000'000'000));
    return link;
}

void read_link(Reader& reader, pugi::xml_node node, Task& task)
{
    task.links.push_back(read_link(reader, node));
    if (task.links.back().cross_project)
        reader.keep_copy(node, task.rest);
}

constexpr std::array<Field<Baseline>, 6> kBaselineFields{{
    {"Cost", put<Baseline, As::money, &Baseline::cost>},
    {"Duration", put<Baseline, As::duration, &Baseline::duration>},
    {"Finish", put<Baseline, As::date, &Baseline::finish>},
    {"Number", put<Baseline, As::number, &Baseline::number>},
    {"Start", put<Baseline, As::date, &Baseline::start>},
    {"Work", put<Baseline, As::duration, &Baseline::work>},
}};
static_assert(in_order(kBaselineFields));

constexpr std::array<Field<ExtendedValue>, 2> kExtendedValueFields{{
    {"FieldID", put<ExtendedValue, As::number, &ExtendedValue::field_id>},
    {"Value", put<ExtendedValue, As::text, &ExtendedValue::value>},
}};

constexpr std::array<Field<ExtendedField>, 4> kExtendedFieldFields{{
    {"Alias", put<ExtendedField, As::text, &ExtendedField::alias>},
    {"CFType", put<ExtendedField, As::number, &ExtendedField::type>},
    {"FieldID", put<ExtendedField, As::number, &ExtendedField::field_id>},
    {"FieldName", put<ExtendedField, As::text, &ExtendedField::name>},
}};

template <class Record>
void add_extended(Reader& reader, pugi::xml_node node, Record& record)
{
    fill(reader, node, record.extended.emplace_back(), kExtendedValueFields);
}

#include "core/io/mspdi_fields.inc"

// --- the document ----------------------------------------------------------------------------------------------------------

template <class Record, std::size_t n>
Status read_list(Reader& reader, pugi::xml_node list, std::string_view name, std::vector<Record>& out, std::array<Field<Record>, n> const& fields,
                 std::span<Element const> order = {})
{
    for (pugi::xml_node const child : list.children()) {
        if (local_name(child) != name)
            continue;
        if (out.size() >= reader.limits().records)
            return Error{"mspdi.too_large", {std::string(name), std::to_string(reader.limits().records)}};
        fill(reader, child, out.emplace_back(), fields, order);
    }
    return Ok{};
}

bool deeper_than(pugi::xml_node root, std::size_t limit)
{
    std::size_t depth = 0;
    for (pugi::xml_node node = root; node;) {
        if (node.first_child()) {
            node = node.first_child();
            if (++depth > limit)
                return true;
            continue;
        }
        while (node && node != root && !node.next_sibling()) {
            node = node.parent();
            --depth;
        }
        if (!node || node == root)
            return false;
        node = node.next_sibling();
    }
    return false;
}

} // namespace

Result<Project> read(std::string_view bytes, Limits const& limits)
{
    if (bytes.size() > limits.bytes)
        return Error{"mspdi.too_large", {"bytes", std::to_string(limits.bytes)}};
    if (static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '<')) > limits.tags)
        return Error{"mspdi.too_large", {"tags", std::to_string(limits.tags)}};

    pugi::xml_document document;
    pugi::xml_parse_result const parsed = document.load_buffer(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_doctype);
    for (pugi::xml_node const node : document.children()) {
        if (node.type() == pugi::node_doctype)
            return Error{"mspdi.doctype"};
    }
    if (!parsed) {
        auto const offset = std::min(bytes.size(), static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, parsed.offset)));
        auto const line = 1 + std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(offset), '\n');
        return Error{"mspdi.malformed", {std::to_string(line), parsed.description()}};
    }
    pugi::xml_node const root = document.document_element();
    if (local_name(root) != "Project")
        return Error{"mspdi.not_a_project", {std::string(local_name(root))}};
    if (deeper_than(document, limits.depth))
        return Error{"mspdi.too_deep", {std::to_string(limits.depth)}};

    Project project;
    Reader reader(project, bytes, limits);
    fill(reader, root, project, kProjectFields, kProjectOrder);
    PMO_TRY(fields, read_list(reader, child_of(root, "ExtendedAttributes"), "ExtendedAttribute", project.extended_fields, kExtendedFieldFields));
    PMO_TRY(tasks, read_list(reader, child_of(root, "Tasks"), "Task", project.tasks, kTaskFields, kTaskOrder));
    PMO_TRY(resources, read_list(reader, child_of(root, "Resources"), "Resource", project.resources, kResourceFields, kResourceOrder));
    PMO_TRY(assignments, read_list(reader, child_of(root, "Assignments"), "Assignment", project.assignments, kAssignmentFields, kAssignmentOrder));
    static_cast<void>(fields), static_cast<void>(tasks), static_cast<void>(resources), static_cast<void>(assignments);
    for (pugi::xml_node const child : child_of(root, "Calendars").children()) {
        if (local_name(child) != "Calendar")
            continue;
        if (project.calendars.size() >= limits.records)
            return Error{"mspdi.too_large", {"Calendar", std::to_string(limits.records)}};
        project.calendars.push_back(read_calendar(reader, child));
    }
    return project;
}

namespace {

template <class Fill>
bool read_fragment(std::string_view children, Fill each)
{
    constexpr std::size_t kDeepest = 32;
    std::string text;
    append_element(text, "Kept", children);
    pugi::xml_document document;
    if (!document.load_buffer(text.data(), text.size(), pugi::parse_default | pugi::parse_doctype) || document.first_child().type() != pugi::node_element ||
        document.first_child().next_sibling() || deeper_than(document, kDeepest))
        return false;
    Project nobody;
    Limits const limits;
    Reader reader(nobody, text, limits);
    each(reader, document.first_child());
    return true;
}

} // namespace

bool read_kept(std::string_view children, Calendar& calendar)
{
    return read_fragment(children, [&](Reader& reader, pugi::xml_node node) { calendar = read_calendar(reader, node); });
}

bool read_kept(std::string_view children, Task& task)
{
    return read_fragment(children, [&](Reader& reader, pugi::xml_node node) { fill(reader, node, task, kTaskFields, kTaskOrder); });
}

bool read_kept(std::string_view children, Resource& resource)
{
    return read_fragment(children, [&](Reader& reader, pugi::xml_node node) { fill(reader, node, resource, kResourceFields, kResourceOrder); });
}

bool read_kept(std::string_view children, Assignment& assignment)
{
    return read_fragment(children, [&](Reader& reader, pugi::xml_node node) { fill(reader, node, assignment, kAssignmentFields, kAssignmentOrder); });
}

Result<Project> read_kept_project(std::string_view children)
{
    std::string text;
    append_element(text, "Project", children);
    return read(text);
}

} // namespace pmo::mspdi
