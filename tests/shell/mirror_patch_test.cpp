// The patches of the semantic mirror, carried out on a model of the DOM: whatever the frames are, the model ends up as the last one says.

#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "shell/web/mirror_patch.h"

using pmo::shell::MirrorOp;
using pmo::shell::MirrorPatch;
using namespace pmo::ui::sem;

namespace {

struct Element {
    Role role{};
    std::string name, value;
    std::uint32_t state = 0;
    float x = 0, y = 0, w = 0, h = 0;
    std::vector<NodeId> children;
    bool placed = false;            // some parent lists it
};

// Does what mirror.js does, strictly: an operation on an element that is not there is a failure.
struct Model {
    std::map<NodeId, Element> elements;
    std::vector<NodeId> root;
    NodeId focus = 0, modal = 0;

    void apply(std::span<std::uint32_t const> words)
    {
        std::size_t at = 0;
        auto const next = [&] { REQUIRE(at < words.size()); return words[at++]; };
        auto const number = [&] { return std::bit_cast<float>(next()); };
        auto const text = [&] {
            std::size_t const size = next();
            std::string out(reinterpret_cast<char const*>(words.data() + at), size);
            at += (size + 3) / 4;
            return out;
        };
        while (at < words.size()) {
            auto const op = MirrorOp(next());
            NodeId const id = next();
            auto const element = [&]() -> Element& { REQUIRE(elements.contains(id)); return elements[id]; };
            switch (op) {
            case MirrorOp::remove: REQUIRE(elements.erase(id) == 1); break;
            case MirrorOp::create:
                REQUIRE_FALSE(elements.contains(id));
                elements[id].role = Role(next());
                next();
                next();
                break;
            case MirrorOp::rect: { Element& e = element(); e.x = number(); e.y = number(); e.w = number(); e.h = number(); break; }
            case MirrorOp::state: element().state = next(); break;
            case MirrorOp::name: element().name = text(); break;
            case MirrorOp::value: element().value = text(); break;
            case MirrorOp::description: element(); text(); break;
            case MirrorOp::index: element(); at += 5; break;
            case MirrorOp::text_box: element(); at += 3; break;
            case MirrorOp::children: {
                std::vector<NodeId> order(next());
                for (NodeId& child : order) {
                    child = next();
                    REQUIRE(elements.contains(child));
                    elements[child].placed = true;
                    take_out(child);
                }
                (id == 0 ? root : element().children) = order;
                break;
            }
            case MirrorOp::focus: focus = id; break;
            case MirrorOp::modal: modal = id; break;
            }
        }
    }

    // An element has one place: putting it somewhere takes it away from where it was.
    void take_out(NodeId child)
    {
        std::erase(root, child);
        for (auto& [id, e] : elements) std::erase(e.children, child);
    }

    // Forgets children that are gone, as the DOM does by itself.
    std::vector<NodeId> shown(std::vector<NodeId> const& children) const
    {
        std::vector<NodeId> out;
        for (NodeId child : children) if (elements.contains(child)) out.push_back(child);
        return out;
    }
};

Node node(NodeId id, NodeId parent, Role role, std::string name, Rect rect = {0, 0, 10, 10})
{
    Node n;
    n.id = id;
    n.parent = parent;
    n.role = role;
    n.name = std::move(name);
    n.rect = rect;
    return n;
}

}  // namespace

TEST_CASE("mirror patch: the first frame creates, the same frame again writes nothing")
{
    MirrorPatch patch;
    Model model;
    std::vector<Node> const frame{node(1, 0, Role::main, "main", {10, 20, 300, 200}), node(2, 1, Role::button, "保存", {15, 30, 50, 20})};
    model.apply(patch.update(frame));
    CHECK(model.root == std::vector<NodeId>{1});
    CHECK(model.elements[1].children == std::vector<NodeId>{2});
    CHECK(model.elements[2].name == "保存");
    CHECK(model.elements[2].x == 5);
    CHECK(model.elements[2].y == 10);
    CHECK(patch.update(frame).empty());
}

TEST_CASE("mirror patch: an empty rectangle is not mirrored and its children go to the next ancestor")
{
    MirrorPatch patch;
    Model model;
    model.apply(patch.update({node(1, 0, Role::main, "m"), node(2, 1, Role::group, "g", {}), node(3, 2, Role::button, "b", {2, 3, 4, 5})}));
    CHECK_FALSE(model.elements.contains(2));
    CHECK(model.elements[1].children == std::vector<NodeId>{3});
}

TEST_CASE("mirror patch: an id that comes twice counts as a fault and the first one stays")
{
    MirrorPatch patch;
    Model model;
    model.apply(patch.update({node(1, 0, Role::button, "first"), node(1, 0, Role::button, "second")}));
    CHECK(patch.duplicates() == 1);
    CHECK(model.elements[1].name == "first");
}

TEST_CASE("mirror patch: another role is another element, put in at the same place")
{
    MirrorPatch patch;
    Model model;
    model.apply(patch.update({node(1, 0, Role::main, "m"), node(2, 1, Role::cell, "c")}));
    model.elements[2].placed = false;
    model.apply(patch.update({node(1, 0, Role::main, "m"), node(2, 1, Role::textbox, "c")}));
    CHECK(model.elements[2].role == Role::textbox);
    CHECK(model.elements[2].placed);
}

TEST_CASE("mirror patch: parents in a circle end at the root")
{
    MirrorPatch patch;
    Model model;
    model.apply(patch.update({node(1, 2, Role::group, "a", {}), node(2, 1, Role::group, "b", {}), node(3, 1, Role::button, "c")}));
    CHECK(model.root == std::vector<NodeId>{3});
}

TEST_CASE("mirror patch: any sequence of frames leaves the model as the last frame")
{
    std::mt19937 random(20240611);
    auto const below = [&](std::uint32_t limit) { return std::uint32_t(random() % limit); };
    MirrorPatch patch;
    Model model;
    for (int frame = 0; frame < 600; ++frame) {
        std::vector<Node> nodes;
        std::vector<NodeId> open;
        std::vector<NodeId> ids(40);
        for (std::size_t i = 0; i < ids.size(); ++i) ids[i] = NodeId(i + 1);
        std::shuffle(ids.begin(), ids.end(), random);
        std::size_t const count = below(40);
        for (std::size_t i = 0; i < count; ++i) {
            NodeId const parent = open.empty() || below(3) == 0 ? 0 : open[below(std::uint32_t(open.size()))];
            Role const role = below(10) == 0 ? Role(below(int(Role::radiogroup) + 1)) : Role::group;
            Node n = node(ids[i], parent, role, std::string(below(4), 'n'), {float(below(50)), float(below(50)), float(below(6)), 10});
            n.value = std::string(below(6), 'v');
            n.state = below(4) == 0 ? std::uint32_t(State::checked) : 0;
            nodes.push_back(n);
            open.push_back(n.id);
        }
        model.apply(patch.update(nodes));

        std::map<NodeId, std::vector<NodeId>> expected;
        std::map<NodeId, Node const*> by_id;
        for (Node const& n : nodes) by_id[n.id] = &n;
        std::size_t mirrored = 0;
        for (Node const& n : nodes) {
            if (n.rect.w <= 0) continue;
            ++mirrored;
            NodeId parent = n.parent;
            while (parent != 0 && by_id[parent]->rect.w <= 0) parent = by_id[parent]->parent;
            expected[parent].push_back(n.id);
            Element const& e = model.elements[n.id];
            CHECK(e.role == n.role);
            CHECK(e.name == n.name);
            CHECK(e.value == n.value);
            CHECK(e.state == n.state);
            CHECK(e.placed);
        }
        REQUIRE(model.elements.size() == mirrored);
        REQUIRE(model.shown(model.root) == expected[0]);
        for (auto const& [id, e] : model.elements) REQUIRE(model.shown(e.children) == expected[id]);
    }
}
