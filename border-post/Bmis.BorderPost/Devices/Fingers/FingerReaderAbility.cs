namespace Bmis.BorderPost.Devices.Fingers;

/// <summary>How many fingers a reader sees at once.</summary>
internal enum FingerReaderAbility
{
    /// <summary>One finger after the other.</summary>
    OneFinger = 1,

    /// <summary>Four fingers of a hand, or both thumbs, in one picture that is cut apart afterwards.</summary>
    FourFingers,
}
