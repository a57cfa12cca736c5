using Bmis.BorderPost.Inspecting;
using Bmis.Components.Languages;

namespace Bmis.BorderPost.Screens;

/// <summary>Renders the state of the desk in one language.</summary>
internal sealed class LaneRenderer(FragmentRenderer fragments, InspectionDesk desk, LaneViewWriter writer)
{
    internal async Task<LaneFrame> RenderAsync(Language language)
    {
        LaneView? view = null;
        var html = await fragments.RenderAsync<Inspected, LaneView>(
            language, nameof(Inspected.View), () => view = writer.Write(desk.State));
        return new(view!.Revision, html, view.Bar);
    }
}
