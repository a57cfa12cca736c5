namespace Bmis.Biometrics.Transparency;

/// <summary>
/// Takes the result of each stage of an extraction, for pictures and tests. What it takes is personal.
/// </summary>
public interface ITransparency
{
    /// <summary>Whether the result of this stage is wanted; asked before it is made ready.</summary>
    bool Wants(string key);

    /// <summary>Takes a result.</summary>
    /// <param name="key">One of <see cref="StageKeys"/>.</param>
    /// <param name="picture">The result as a grey picture at 500 dpi or, for fields, one pixel a cell.</param>
    void Take(string key, Images.GreyImage picture);
}
