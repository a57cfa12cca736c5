namespace Bmis.BorderPost.PaperForms;

/// <summary>A second look at a paper form as the page posts it. It prints as <c>[second look]</c>.</summary>
internal sealed class PaperLookInput
{
    public string? Number { get; set; }

    public string? BirthDate { get; set; }

    public string? Day { get; set; }

    public string? Officer { get; set; }

    public string? Password { get; set; }

    public string? Code { get; set; }

    public override string ToString() => "[second look]";
}
