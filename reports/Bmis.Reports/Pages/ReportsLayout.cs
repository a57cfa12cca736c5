using Bmis.Components.Layout;

namespace Bmis.Reports.Pages;

/// <summary>
/// The frame around the reports' pages: a component with the parameters <c>Title</c>, <c>Wide</c> and
/// <c>ChildContent</c>. An application that has its own registers it in place of the plain one.
/// </summary>
/// <param name="Component">The component's type.</param>
public sealed record ReportsLayout(Type Component)
{
    /// <summary>The frame that every application shares, without navigation.</summary>
    public static ReportsLayout Plain { get; } = new(typeof(PageFrame));
}
