using Bmis.Central.Posts;

namespace Bmis.Central.Watchlists.Drills.Pages;

/// <summary>What the form of a drill shows.</summary>
internal sealed record DrillFormView(
    DrillForm Form, IReadOnlyList<PostName> Posts, IReadOnlyList<string> Wrong, string? Problem)
{
    public override string ToString() => "[drill]";
}
