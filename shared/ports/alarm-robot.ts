/** Where operators are told what needs them. */
export interface AlarmRobot {
  /** Errors: Fault when nobody may have heard. */
  tell(text: string): Promise<void>;
}
