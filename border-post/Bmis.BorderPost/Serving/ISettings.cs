namespace Bmis.BorderPost.Serving;

/// <summary>The settings of one room: a section, and what is wrong with its values.</summary>
internal interface ISettings
{
    static abstract string Section { get; }

    /// <summary>One sentence for each wrong value; each begins with the value's name, such as <c>Lane:Id</c>.</summary>
    IEnumerable<string> Faults();
}
