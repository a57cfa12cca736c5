using Bmis.Components.Dialog;
using Bmis.Components.Forms;
using Bmis.Components.Grid;
using Bmis.Components.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Http;

namespace Bmis.Components.Tests;

/// <summary>A page with one of everything.</summary>
internal sealed class SamplePage : ComponentBase
{
    internal const int Rows = 7;

    [CascadingParameter]
    public HttpContext? Request { get; set; }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenComponent<PageFrame>(0);
        builder.AddComponentParameter(1, nameof(PageFrame.Title), "Sample");
        builder.AddComponentParameter(2, nameof(PageFrame.Place), "Headquarters");
        builder.AddComponentParameter(3, nameof(PageFrame.Navigation),
            new List<NavigationLink> { new("Start", "/"), new("Posts", "/posts") });
        builder.AddComponentParameter(4, nameof(PageFrame.ChildContent), (RenderFragment)Body);
        builder.CloseComponent();
    }

    private void Body(RenderTreeBuilder builder)
    {
        builder.AddMarkupContent(0, "<h1>Sample</h1>");
        builder.OpenComponent<ErrorSummary>(1);
        builder.AddComponentParameter(2, nameof(ErrorSummary.Problems),
            new List<FormProblem> { new("name", "Enter a name.") });
        builder.CloseComponent();
        builder.OpenComponent<FormField>(3);
        builder.AddComponentParameter(4, nameof(FormField.Id), "name");
        builder.AddComponentParameter(5, nameof(FormField.Label), "Name");
        builder.AddComponentParameter(6, nameof(FormField.Error), "Enter a name.");
        builder.AddComponentParameter(7, "autocomplete", "off");
        builder.CloseComponent();
        Signs(builder);
        Table(builder);
    }

    private static void Signs(RenderTreeBuilder builder)
    {
        foreach (var tone in Enum.GetValues<Tone>())
        {
            builder.OpenComponent<Tag>(10);
            builder.AddComponentParameter(11, nameof(Tag.Tone), tone);
            builder.AddComponentParameter(12, nameof(Tag.ChildContent), Text($"Tag {tone}"));
            builder.CloseComponent();
            builder.OpenComponent<Notice>(13);
            builder.AddComponentParameter(14, nameof(Notice.Tone), tone);
            builder.AddComponentParameter(15, nameof(Notice.Title), $"Notice {tone}");
            builder.AddComponentParameter(16, nameof(Notice.ChildContent), Text("One sentence."));
            builder.CloseComponent();
        }

        builder.OpenComponent<PageDialog>(17);
        builder.AddComponentParameter(18, nameof(PageDialog.Id), "ask");
        builder.AddComponentParameter(19, nameof(PageDialog.Title), "Ask");
        builder.AddComponentParameter(20, nameof(PageDialog.ChildContent), Text("Sure?"));
        builder.CloseComponent();
    }

    private void Table(RenderTreeBuilder builder)
    {
        var view = TableView.Read(Request!.Request.Query, ["number", "text"], pageSize: 3);
        var rows = Enumerable.Range(1, Rows);
        if (view.Descending) rows = rows.Reverse();
        builder.OpenComponent<DataTable<int>>(30);
        builder.AddComponentParameter(31, "Caption", "Numbers");
        builder.AddComponentParameter(32, "Columns", new List<TableColumn<int>>
        {
            TableColumn<int>.OfText("number", "Number", row => $"{row}", sortable: true, numeric: true),
            TableColumn<int>.OfText("text", "Text", row => $"<{row}>"),
        });
        builder.AddComponentParameter(33, "Rows", rows.Skip(view.Offset).Take(view.PageSize).ToList());
        builder.AddComponentParameter(34, "View", view);
        builder.AddComponentParameter(35, "Total", (long)Rows);
        builder.AddComponentParameter(36, "Filters", (RenderFragment)Filter);
        builder.CloseComponent();
    }

    private static void Filter(RenderTreeBuilder builder)
    {
        builder.OpenComponent<FormField>(0);
        builder.AddComponentParameter(1, nameof(FormField.Id), "from");
        builder.AddComponentParameter(2, nameof(FormField.Label), "From");
        builder.CloseComponent();
    }

    private static RenderFragment Text(string text) => builder => builder.AddContent(0, text);
}
