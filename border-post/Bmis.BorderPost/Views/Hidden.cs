namespace Bmis.BorderPost.Views;

/// <summary>Marks an endpoint that, to whose role may not see it, is a page that does not exist.</summary>
internal sealed record Hidden;
