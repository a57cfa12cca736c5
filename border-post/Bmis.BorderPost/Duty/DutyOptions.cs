using Bmis.BorderPost.Serving;

namespace Bmis.BorderPost.Duty;

internal sealed class DutyOptions : ISettings
{
    public static string Section => "Duty";

    /// <summary>How long a sign-in lasts; a shift.</summary>
    public TimeSpan SessionLength { get; set; } = TimeSpan.FromHours(10);

    /// <summary>Wrong passwords in a row after which an id is locked out.</summary>
    public int WrongPasswords { get; set; } = 5;

    /// <summary>How long an id is locked out.</summary>
    public TimeSpan LockOut { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>After how long without an act of its officer a sign-in is locked.</summary>
    public TimeSpan IdleLock { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether an officer without one-time codes may sign in.</summary>
    public CodePolicy OneTimeCode { get; set; } = CodePolicy.WhereSet;

    public IEnumerable<string> Faults()
    {
        if (IdleLock < TimeSpan.FromSeconds(10) || IdleLock > TimeSpan.FromHours(1))
            yield return "Duty:IdleLock must be between ten seconds and one hour.";
        if (!Enum.IsDefined(OneTimeCode))
            yield return "Duty:OneTimeCode must be WhereSet or Required.";
        if (SessionLength < TimeSpan.FromMinutes(1) || SessionLength > TimeSpan.FromHours(24))
            yield return "Duty:SessionLength must be between one minute and 24 hours.";
        if (WrongPasswords is < 1 or > 100)
            yield return "Duty:WrongPasswords must be between 1 and 100.";
        if (LockOut < TimeSpan.FromSeconds(1) || LockOut > TimeSpan.FromHours(24))
            yield return "Duty:LockOut must be between one second and 24 hours.";
    }
}
