using Bmis.BorderPost.Screens;

namespace Bmis.BorderPost.SecondLine;

/// <summary>A document that was reported lost, stolen or invalid.</summary>
/// <param name="Facts">What the list says of it; empty when the list in use now names it no longer.</param>
internal sealed record LostView(IReadOnlyList<FactView> Facts);
